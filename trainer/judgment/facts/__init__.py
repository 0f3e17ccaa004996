"""What a description of a case states: persons, earlier sentences, days, what each did after. One reading a file."""
