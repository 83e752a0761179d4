"""Where the seven questions meet: a case's entries in, its sheet out. Open read.py first."""
