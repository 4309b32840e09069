"""What an officer is offered as evidence. Nothing is linked by itself."""
