"""JupyterHub for one class on one machine: `jupyterhub -f jupyterhub_config.py`. See docs/teaching.md.

The labs stand in one folder that learners may read and not write. Each learner logs in with their account on the machine
and gets a folder ~/labs with copies of the notebooks; work and progress stay there.
"""

import os
from pathlib import Path

LABS = Path(os.environ.get("LABS", "/srv/labs"))
HUB = Path(os.environ.get("LABS_HUB", "/srv/hub"))  # the hub's database and keys, in a folder that no learner can read
HUB.mkdir(mode=0o700, parents=True, exist_ok=True)

c = get_config()  # noqa: F821 (JupyterHub gives it)
c.JupyterHub.db_url = f"sqlite:///{HUB / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HUB / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(HUB / "proxy.pid")
c.JupyterHub.ip = "127.0.0.1"  # put a web server with HTTPS in front, or see JupyterHub's pages on security
c.JupyterHub.cleanup_servers = True
c.JupyterHub.services = [  # a learner's kernel that has been idle for an hour gives its memory back
    {"name": "idle", "command": [str(LABS / ".venv/bin/python"), "-m", "jupyterhub_idle_culler", "--timeout=3600"]}
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
c.Authenticator.allow_all = True  # everybody with an account on this machine; or name them: allowed_users = {"ada"}
c.Spawner.cmd = [str(LABS / ".venv/bin/python"), "-m", "launcher.hub"]
c.Spawner.default_url = "/lab/tree/00_start_here.ipynb"
c.Spawner.environment = {
    "PYTHONPATH": str(LABS),
    "OMP_NUM_THREADS": "1",  # thirty kernels share the cores: one thread each
    "OPENBLAS_NUM_THREADS": "1",
}
