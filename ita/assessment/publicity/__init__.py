"""What of the assessment an agency shows to the public: nothing, until an approver allows it."""
