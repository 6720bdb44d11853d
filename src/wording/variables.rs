//! The variables that a message uses, and the messages and terms.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeSet;

/// Adds the names of the variables of a pattern, without `$`, those in selectors and in all of their variants included.
pub(super) fn of_pattern(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, used);
        }
    }
}

fn of_expression(expression: &Expression<&str>, used: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, used),
        Expression::Select { selector, variants } => {
            of_inline(selector, used);
            variants.iter().for_each(|variant| of_pattern(&variant.value, used));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => _ = used.insert(id.name.to_owned()),
        InlineExpression::FunctionReference { arguments, .. } => of_arguments(arguments, used),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => of_arguments(arguments, used),
        InlineExpression::Placeable { expression } => of_expression(expression, used),
        _ => {}
    }
}

fn of_arguments(arguments: &CallArguments<&str>, used: &mut BTreeSet<String>) {
    arguments.positional.iter().for_each(|argument| of_inline(argument, used));
    arguments.named.iter().for_each(|argument| of_inline(&argument.value, used));
}

/// Whether another message is a part of the pattern.
pub(super) fn refers_to_messages(pattern: &Pattern<&str>) -> bool {
    let of_inline = |inline: &InlineExpression<&str>| matches!(inline, InlineExpression::MessageReference { .. });
    pattern.elements.iter().any(|element| match element {
        PatternElement::Placeable { expression: Expression::Inline(inline) } => of_inline(inline),
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().any(|variant| refers_to_messages(&variant.value))
        }
        PatternElement::TextElement { .. } => false,
    })
}

/// Adds the names of the messages and terms (`-term`) of a pattern, those in selectors and in all of their variants included.
pub(super) fn messages_of(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            messages_of_expression(expression, used);
        }
    }
}

fn messages_of_expression(expression: &Expression<&str>, used: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => messages_of_inline(inline, used),
        Expression::Select { selector, variants } => {
            messages_of_inline(selector, used);
            variants.iter().for_each(|variant| messages_of(&variant.value, used));
        }
    }
}

fn messages_of_inline(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::MessageReference { id, attribute: None } => _ = used.insert(id.name.to_owned()),
        InlineExpression::TermReference { id, attribute: None, .. } => _ = used.insert(format!("-{}", id.name)),
        InlineExpression::Placeable { expression } => messages_of_expression(expression, used),
        _ => {}
    }
}
