//! Cookies: each that is declared stands in a table.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::markup::{Block, Draft, Slot};
use crate::model::policy::Policy;
use crate::model::site::SiteSources;
use std::collections::BTreeSet;

pub(super) fn check(site: &SiteSources, problems: &mut Diagnostics) {
    for policy in site.policies.values() {
        let tables = tables(policy);
        for (region, cookies) in &policy.cookies {
            for (key, fields) in cookies {
                let inherited = fields.category.is_none();
                let shown = fields.remove.is_some()
                    || tables.contains(&None)
                    || inherited && !tables.is_empty()
                    || tables.contains(&fields.category.as_deref());
                if !shown {
                    let category = fields.category.as_deref().unwrap_or("...");
                    problems.push(
                        Diagnostic::new(
                            Code::COOKIE_IN_NO_TABLE,
                            format!("no table of `{}` shows the cookie `{key}` of `{region}`", policy.name),
                        )
                        .at(fields.span)
                        .hint(format!("write `{{{{ cookies.{category} }}}}` alone in a paragraph")),
                    );
                }
            }
        }
    }
}

/// The categories of all tables in the texts of a policy; `None` is the table of all cookies.
fn tables(policy: &Policy) -> BTreeSet<Option<&str>> {
    let mut tables = BTreeSet::new();
    for document in policy.texts.values().flat_map(|texts| texts.values()) {
        document.preamble.iter().for_each(|preamble| collect(&preamble.blocks, &mut tables));
        document.for_each_section(&mut |section| collect(&section.text.blocks, &mut tables));
    }
    tables
}

fn collect<'a>(blocks: &'a [Block<Draft>], tables: &mut BTreeSet<Option<&'a str>>) {
    for block in blocks {
        match block {
            Block::Slot(Slot::Cookies { category, .. }) => {
                tables.insert(category.as_deref());
            }
            Block::Quote(blocks) => collect(blocks, tables),
            Block::List(list) => list.items.iter().for_each(|item| collect(&item.blocks, tables)),
            _ => {}
        }
    }
}
