"""`python -m bulletin` is the command line."""

from bulletin.cli import main

main()
