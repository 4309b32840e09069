"""What is published until a day: said before it ends, to those who can extend it or let it go."""
