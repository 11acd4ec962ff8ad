"""The controls of the tools: what a change does, a ghost, twenty seeds. They are folded away below the picture."""

from ..live import Button, Choice, Toggle

RESTARTS, GOES_ON = "restarts", "goes on"
SWITCH = "restarts from the same weights, or takes effect while the run goes on"


def mid_run_switch() -> Choice:
    """One switch for all settings that can change while the run goes on."""
    return Choice("running", [RESTARTS, GOES_ON], label="a change", description=SWITCH)


def keep_button() -> Button:
    """Keeps the run that is shown as a ghost."""
    return Button("keep", label="keep as ghost", description="its curves and its boundary stay while you change a setting")


def twenty_seeds() -> Toggle:
    """Trains the present setting, and that of the ghost, from twenty first weights each."""
    return Toggle("seeds", label="twenty seeds", description="of this setting and of its ghost")
