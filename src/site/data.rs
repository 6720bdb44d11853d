//! The site for programs: JSON, sitemap, robots.

use super::{Recent, Route, Site};
use crate::compose::{Change, ComposedPart};
use crate::id::PolicyName;
use crate::model::markup::{Block, Final, Target, for_each_line, plain_text};
use crate::model::region::Edition;
use crate::render::html::{Writer, escaped};
use serde_json::{Value, json};

impl Site {
    /// A policy in an edition: texts, languages, provenance.
    pub(super) fn policy_data(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Vec<u8> {
        let Some(document) = self.composition.document(policy, edition) else { return Vec::new() };
        let text = recent.text(self, document);
        let resolve = |target: &Target| match target {
            Target::Policy(..) | Target::File(..) => {
                let origin = self.sources.settings.base_url.trim_end_matches(self.shared.base_path.as_str());
                self.resolve(edition, target).map(|href| format!("{origin}{href}"))
            }
            other => self.resolve(edition, other),
        };
        let mut writer = Writer::new(&resolve);
        let sections: Vec<Value> = document
            .sections
            .iter()
            .zip(&text.sections)
            .map(|(composed, section)| {
                let mut data = json!({
                    "id": section.id,
                    "was": section.was,
                    "level": section.level,
                    "label": section.label,
                    "heading": plain_text(&section.heading.content),
                    "html": writer.blocks(&section.blocks),
                    "text": words(&section.blocks),
                    "provenance": self.provenance(&composed.part),
                });
                if let Some(mark) = &composed.mark {
                    data["edit"] = json!({ "region": mark.region, "change": change(mark.change) });
                    data["displaced"] = self.displaced(&composed.part);
                }
                data
            })
            .collect();
        let declared = &self.sources.policies[policy];
        let region = self.sources.region(&edition.region);
        let data = json!({
            "policy": policy,
            "kind": declared.kind,
            "edition": edition.to_string(),
            "region": edition.region,
            "language": edition.language.as_str(),
            "locale": self.locale(edition),
            "direction": edition.language.direction().as_str(),
            "address": self.address(&Route::Policy(edition.clone(), policy.clone())),
            "released": false,
            "updated": Value::Null,
            "effective": Value::Null,
            "title": plain_text(&text.title.content),
            "description": text.description.as_ref().map(|line| plain_text(&line.content)),
            "precedence": {
                "prevails": match declared.prevails {
                    crate::model::policy::Prevails::Local => "local",
                    crate::model::policy::Prevails::Global => "global",
                    crate::model::policy::Prevails::None => "none",
                },
                "prevailing_language": region.prevailing_language.as_ref().map(|(language, _)| language.as_str()),
                "prevails_over": declared.prevails_over.iter().map(|(name, _)| name).collect::<Vec<_>>(),
                "clauses": text.precedence.iter().map(|clause| plain_text(clause)).collect::<Vec<_>>(),
            },
            "provenance": self.provenance(&document.title),
            "preamble": document.preamble.as_ref().zip(text.preamble.as_ref()).map(|(part, body)| json!({
                "html": writer.blocks(&body.blocks),
                "text": words(&body.blocks),
                "provenance": self.provenance(part),
                "displaced": self.displaced(part),
            })),
            "sections": sections,
            "removed": document.removed.iter().flat_map(|removed| {
                removed.sections.first().map(|section| json!({ "id": section.id, "region": removed.region }))
            }).collect::<Vec<_>>(),
            "footnotes": text.footnotes.iter().map(|body| json!({
                "language": body.language.as_str(),
                "html": writer.blocks(&body.blocks),
                "text": words(&body.blocks),
            })).collect::<Vec<_>>(),
        });
        lines(&data)
    }

    /// Where a part comes from: region, language, file and line.
    fn provenance(&self, part: &ComposedPart) -> Value {
        json!({
            "region": part.region,
            "language": part.language.as_str(),
            "fallback": part.fallback,
            "file": self.texts.path(part.text.span.file),
            "line": self.texts.line_column(part.text.span).line,
        })
    }

    fn displaced(&self, part: &ComposedPart) -> Value {
        let sections = part.displaced.iter();
        sections.map(|section| json!({ "id": section.id, "provenance": self.provenance(&section.part) })).collect()
    }

    /// All editions and policies, with the addresses of their data.
    pub(super) fn site_data(&self) -> Vec<u8> {
        let editions: Vec<Value> = self
            .composition
            .editions
            .iter()
            .map(|edition| {
                let policies: Vec<Value> = self
                    .composition
                    .documents
                    .iter()
                    .filter(|(_, documents)| documents.contains_key(edition))
                    .map(|(policy, _)| {
                        json!({
                            "policy": policy,
                            "address": self.address(&Route::Policy(edition.clone(), policy.clone())),
                            "data": self.address(&Route::PolicyData(edition.clone(), policy.clone())),
                            "updated": Value::Null,
                            "effective": Value::Null,
                        })
                    })
                    .collect();
                json!({
                    "edition": edition.to_string(),
                    "region": edition.region,
                    "language": edition.language.as_str(),
                    "locale": self.locale(edition),
                    "address": self.address(&Route::Edition(edition.clone())),
                    "policies": policies,
                })
            })
            .collect();
        lines(&json!({
            "title": self.sources.settings.title,
            "reference_language": self.sources.settings.reference_language.as_str(),
            "editions": editions,
        }))
    }

    /// The pages that search engines are offered (sitemaps.org): neither comparisons nor pages that are only a fallback.
    pub(super) fn sitemap(&self) -> Vec<u8> {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for route in self.routes() {
            let listed = match &route {
                Route::Root | Route::Region(_) | Route::Edition(_) => true,
                Route::Policy(edition, policy) => self
                    .composition
                    .document(policy, edition)
                    .is_some_and(|document| document.document_fallback.is_none()),
                _ => false,
            };
            if listed {
                xml.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(&self.address(&route))));
            }
        }
        xml.push_str("</urlset>\n");
        xml.into_bytes()
    }

    pub(super) fn robots(&self) -> Vec<u8> {
        format!("User-agent: *\nAllow: /\nSitemap: {}\n", self.address(&Route::Sitemap)).into_bytes()
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Replaced => "replaced",
        Change::ReplacedOwn => "replaced-own",
        Change::Inserted => "inserted",
        Change::Document => "document",
    }
}

/// The words of some blocks, one line each.
fn words(blocks: &[Block<Final>]) -> String {
    let mut lines = Vec::new();
    for_each_line(blocks, &mut |line| lines.push(plain_text(line)));
    lines.join("\n")
}

fn lines(data: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(data).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
