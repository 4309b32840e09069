"""What a row of the register says, for the admin's templates."""

from django import template

from ita.register import facts

register = template.Library()

register.filter("reason_words", facts.reason_of)
register.filter("answers", facts.answers_of)
register.filter("changed", facts.changed_of)
register.filter("other_facts", facts.other_facts_of)
register.filter("value_changes", facts.value_changes_of)
