"""The site keeper's round (announcement 3.2): every published page is looked at, month by month or
quarter by quarter, as a list that ends in a signed paper."""
