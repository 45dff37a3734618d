"""What an archive looks like beside an earlier one: what differs, pictures of it, and a page that shows them."""
