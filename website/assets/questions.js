// Questions on a page without a kernel: the model that question.js talks to answers by itself.
import question from "./question.js";

function makeModel(told) {
  const hearers = new Set();
  const { options, unit } = told.asked;
  let reply = {};
  const say = (now) => {
    reply = now;
    hearers.forEach((hear) => hear());
  };
  const answer = ({ text, right }, given, shown = false) => say({ text, given, right, picture: right || shown ? told.picture : "" });
  const choose = (option) => {
    if (option in told.replies) answer(told.replies[option], option);
    else say({ complaint: `Please choose one of ${options.join(", ")}.` });
  };
  const measure = (text) => {
    const number = Number(text.replace(",", "."));
    if (text === "" || !Number.isFinite(number)) return say({ complaint: "Please type a number first, such as 12 or 0.5." });
    const [low, high] = told.asked.axis ?? [number, number];
    if (number < low || number > high) return say({ complaint: `Please give a number from ${low.toLocaleString("en")} to ${high.toLocaleString("en")}.` });
    const right = Math.abs(number - told.answer) <= told.within;
    return answer({ text: `Your guess: ${unit ? `${number} ${unit}` : number}. ${right ? told.right : told.told}`, right }, text);
  };
  const wishes = {
    guess: ({ value }) => (options.length ? choose : measure)(value),
    show: () => answer({ text: told.told, right: false }, "", true),
    again: () => say({}),
  };
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
