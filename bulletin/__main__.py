"""`python -m bulletin` is the command line."""

from bulletin.cli.program import main

main()
