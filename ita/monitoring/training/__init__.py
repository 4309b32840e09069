"""What officers learnt: courses, exchanges of knowledge, notes to read, and who took part."""
