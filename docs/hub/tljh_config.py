"""For The Littlest JupyterHub: what it starts for a learner. See docs/teaching.md."""

from pathlib import Path

LABS = Path("/srv/labs")

c.Spawner.cmd = [str(LABS / ".venv/bin/python"), "-m", "launcher.hub"]  # noqa: F821 (JupyterHub gives it)
c.Spawner.environment = {"PYTHONPATH": str(LABS), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # noqa: F821
