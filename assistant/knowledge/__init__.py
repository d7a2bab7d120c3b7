"""What may be cited: guidance documents, their passages, and the search for the ones that apply."""
