"""Chinese text: its characters, line ends, numerals and titles; strings go in, strings and break places come out."""
