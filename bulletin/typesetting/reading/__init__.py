"""Reading: laid-out pages go in; their lines, page starts and figures come out, and what was lost or does not stand in its place."""
