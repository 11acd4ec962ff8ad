// Questions on a page without a kernel: the model that question.js talks to answers by itself.
import question from "./question.js";

function makeModel(told) {
  const hearers = new Set();
  let reply = {};
  const say = (now) => {
    reply = now;
    hearers.forEach((hear) => hear());
  };
  const isRight = (given) => (told.asked.options.length ? given === told.answer : Math.abs(given - told.answer) <= told.within);
  const judge = (text) => {
    const { options, unit } = told.asked;
    const given = options.length ? text : Number(text.replace(",", "."));
    if (options.length && !options.includes(text)) return say({ complaint: `Please choose one of ${options.join(", ")}.` });
    if (!options.length && (text === "" || !Number.isFinite(given))) return say({ complaint: "Please type a number first, such as 12 or 0.5." });
    const shown = unit ? `${given} ${unit}` : given;
    return say({ text: `Your guess: ${shown}. ${isRight(given) ? told.right : told.told}`, given: text, right: isRight(given) });
  };
  const wishes = { guess: ({ value }) => judge(value), show: () => say({ text: told.told, given: "", right: false }), again: () => say({}) };
  return {
    get: (name) => ({ asked: told.asked, reply })[name],
    send: (message) => wishes[message.type](message),
    on: (event, hear) => hearers.add(hear),
    off: (event, hear) => hearers.delete(hear),
  };
}

for (const el of document.querySelectorAll("[data-question]")) {
  const told = JSON.parse(el.dataset.question);
  el.replaceChildren();
  question.render({ model: makeModel(told), el });
}
