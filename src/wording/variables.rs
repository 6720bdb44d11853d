//! The variables that a message uses, and the messages and terms.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeSet;

/// Adds the names of the variables of a pattern, without `$`, those in selectors and in all of their variants included.
pub(super) fn of_pattern(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    each_in_pattern(pattern, &mut |inline| {
        if let InlineExpression::VariableReference { id } = inline {
            used.insert(id.name.to_owned());
        }
    });
}

/// Adds the names of the messages and terms (`-term`) of a pattern, those in selectors and in all of their variants included.
pub(super) fn messages_of(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
    each_in_pattern(pattern, &mut |inline| match inline {
        InlineExpression::MessageReference { id, attribute: None } => _ = used.insert(id.name.to_owned()),
        InlineExpression::TermReference { id, attribute: None, .. } => _ = used.insert(format!("-{}", id.name)),
        _ => {}
    });
}

/// Calls `visit` with everything that a pattern uses, arguments of functions and terms included.
fn each_in_pattern(pattern: &Pattern<&str>, visit: &mut dyn FnMut(&InlineExpression<&str>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            each_in_expression(expression, visit);
        }
    }
}

fn each_in_expression(expression: &Expression<&str>, visit: &mut dyn FnMut(&InlineExpression<&str>)) {
    match expression {
        Expression::Inline(inline) => each_in_inline(inline, visit),
        Expression::Select { selector, variants } => {
            each_in_inline(selector, visit);
            variants.iter().for_each(|variant| each_in_pattern(&variant.value, visit));
        }
    }
}

fn each_in_inline(inline: &InlineExpression<&str>, visit: &mut dyn FnMut(&InlineExpression<&str>)) {
    visit(inline);
    match inline {
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            arguments.positional.iter().for_each(|argument| each_in_inline(argument, visit));
            arguments.named.iter().for_each(|argument| each_in_inline(&argument.value, visit));
        }
        InlineExpression::Placeable { expression } => each_in_expression(expression, visit),
        _ => {}
    }
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
