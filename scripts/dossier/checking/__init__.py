"""What is checked of the registry, one question a module; `registry_checks` and `build` ask them."""
