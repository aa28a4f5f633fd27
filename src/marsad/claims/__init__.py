"""From items to claims: clauses, who says, roles, status, references, assembly."""
