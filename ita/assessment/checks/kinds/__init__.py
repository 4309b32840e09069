"""What each check looks at: a function of its parameters and the scene, which answers ``Found``."""
