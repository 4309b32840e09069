"""The order that appoints the officers, and the announcement on publishing."""
