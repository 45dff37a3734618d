"""What `bulletin doctor` examines: this machine, or a finished PDF."""
