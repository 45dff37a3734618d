"""What stands at a beginning: a house from nothing, an issue behind the last one."""
