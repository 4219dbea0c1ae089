"""One page of each kind is visited once, and several tests ask what was seen."""
