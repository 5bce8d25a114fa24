"""From folders and YAML files to frozen records of the domain, with every position kept."""
