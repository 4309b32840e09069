"""What the public reads beside pages: one officer proposes a change, an approver allows it."""
