//! Cookies that a law wants to be described: each has the fields, in the language of the edition, and a table shows them.

use super::Duty;
use crate::compose::{ComposedDocument, declared_cookies};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::duty::CookieField;
use crate::model::markup::{Block, Draft, Slot};

impl Duty<'_> {
    pub(super) fn check_cookies(&self, fields: &[CookieField], problems: &mut Diagnostics) {
        for document in &self.documents {
            let cookies = declared_cookies(self.site, self.composition, document);
            if cookies.is_empty() || !shows_table(document) {
                let what = if cookies.is_empty() { "declares no cookies" } else { "shows no table of cookies" };
                problems.push(
                    self.problem(Code::UNMET_DUTY, format!("`{}` {what}; {}", self.policy.name, self.asked()))
                        .hint("declare them in `cookies.toml`, and write `{{ cookies }}` alone in a paragraph")
                        .for_edition(&document.edition),
                );
                continue;
            }
            for cookie in cookies {
                let lacks = |field: &&CookieField| cookie.lacks.contains(&field.as_str());
                let lacking: Vec<String> =
                    fields.iter().filter(lacks).map(|field| format!("`{}`", field.as_str())).collect();
                let mut report = |fact: String, hint: &str| {
                    problems.push(
                        self.problem(Code::UNMET_DUTY, format!("{fact}; {}", self.asked()))
                            .at(cookie.span)
                            .related(self.requirement.span, format!("`{}` asks for it", self.requirement.duty.id))
                            .hint(hint)
                            .for_edition(&document.edition),
                    );
                };
                if !lacking.is_empty() {
                    let fact = format!("the cookie `{}` has no {}", cookie.key, lacking.join(", "));
                    report(fact, "add it to the cookie in `cookies.toml`");
                }
                if cookie.foreign_purpose && fields.contains(&CookieField::Purpose) {
                    let fact = format!("the purpose of the cookie `{}` is told in another language", cookie.key);
                    report(
                        fact,
                        "add words for the languages of these editions to `purpose`, or its message to their `.ftl` files",
                    );
                }
            }
        }
    }
}

fn shows_table(document: &ComposedDocument) -> bool {
    document.parts().any(|part| has_table(&part.text.blocks))
}

fn has_table(blocks: &[Block<Draft>]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Slot(Slot::Cookies { .. }) => true,
        Block::Quote(blocks) => has_table(blocks),
        Block::List(list) => list.items.iter().any(|item| has_table(&item.blocks)),
        _ => false,
    })
}
