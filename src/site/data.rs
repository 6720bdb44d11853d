//! The site for programs: JSON, sitemap, robots.

use super::{Recent, Route, Site};
use crate::compose::{Change, ComposedPart};
use crate::id::{PolicyName, RegionName, SectionId};
use crate::model::markup::{Block, Final, Target, for_each_line, plain_text, push_plain_text};
use crate::model::region::Edition;
use crate::render::html::{Writer, escaped};
use serde::Serialize;
use serde_json::{Value, json};

/// A policy in an edition.
#[derive(Serialize)]
struct PolicyData<'a> {
    policy: &'a PolicyName,
    kind: &'a str,
    edition: String,
    region: &'a RegionName,
    language: &'a str,
    locale: String,
    direction: &'static str,
    address: String,
    released: bool,
    updated: Option<&'a str>,
    effective: Option<&'a str>,
    title: String,
    description: Option<String>,
    precedence: PrecedenceData<'a>,
    provenance: ProvenanceData<'a>,
    preamble: Option<PreambleData<'a>>,
    sections: Vec<SectionData<'a>>,
    removed: Vec<RemovedData<'a>>,
    footnotes: Vec<FootnoteData<'a>>,
}

#[derive(Serialize)]
struct PrecedenceData<'a> {
    prevails: &'static str,
    prevailing_language: Option<&'a str>,
    prevails_over: Vec<&'a PolicyName>,
    clauses: Vec<String>,
}

/// Where a part comes from: region, language, file and line.
#[derive(Serialize)]
struct ProvenanceData<'a> {
    region: &'a RegionName,
    language: &'a str,
    fallback: bool,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct PreambleData<'a> {
    html: String,
    text: String,
    provenance: ProvenanceData<'a>,
    displaced: Vec<DisplacedData<'a>>,
}

#[derive(Serialize)]
struct SectionData<'a> {
    id: &'a SectionId,
    was: &'a [SectionId],
    level: u8,
    label: Option<&'a str>,
    heading: String,
    html: String,
    text: String,
    provenance: ProvenanceData<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<EditData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    displaced: Option<Vec<DisplacedData<'a>>>,
}

#[derive(Serialize)]
struct EditData<'a> {
    region: &'a RegionName,
    change: &'static str,
}

#[derive(Serialize)]
struct DisplacedData<'a> {
    id: &'a SectionId,
    provenance: ProvenanceData<'a>,
}

#[derive(Serialize)]
struct RemovedData<'a> {
    id: &'a SectionId,
    region: &'a RegionName,
}

#[derive(Serialize)]
struct FootnoteData<'a> {
    language: &'a str,
    html: String,
    text: String,
}

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
        let sections = document
            .sections
            .iter()
            .zip(&text.sections)
            .map(|(composed, section)| SectionData {
                id: &section.id,
                was: &section.was,
                level: section.level,
                label: section.label.as_deref(),
                heading: plain_text(&section.heading.content),
                html: writer.blocks(&section.blocks),
                text: words(&section.blocks),
                provenance: self.provenance(&composed.part),
                edit: composed.mark.as_ref().map(|mark| EditData { region: &mark.region, change: change(mark.change) }),
                displaced: composed.mark.as_ref().map(|_| self.displaced(&composed.part)),
            })
            .collect();
        let declared = &self.sources.policies[policy];
        let region = self.sources.region(&edition.region);
        lines(&PolicyData {
            policy,
            kind: &declared.kind,
            edition: edition.to_string(),
            region: &edition.region,
            language: edition.language.as_str(),
            locale: self.locale(edition),
            direction: edition.language.direction().as_str(),
            address: self.address(&Route::Policy(edition.clone(), policy.clone())),
            released: false,
            updated: None,
            effective: None,
            title: plain_text(&text.title.content),
            description: text.description.as_ref().map(|line| plain_text(&line.content)),
            precedence: PrecedenceData {
                prevails: match declared.prevails {
                    crate::model::policy::Prevails::Local => "local",
                    crate::model::policy::Prevails::Global => "global",
                    crate::model::policy::Prevails::None => "none",
                },
                prevailing_language: region.prevailing_language.as_ref().map(|(language, _)| language.as_str()),
                prevails_over: declared.prevails_over.iter().map(|(name, _)| name).collect(),
                clauses: text.precedence.iter().map(|clause| plain_text(clause)).collect(),
            },
            provenance: self.provenance(&document.title),
            preamble: document.preamble.as_ref().zip(text.preamble.as_ref()).map(|(part, body)| PreambleData {
                html: writer.blocks(&body.blocks),
                text: words(&body.blocks),
                provenance: self.provenance(part),
                displaced: self.displaced(part),
            }),
            sections,
            removed: document
                .removed
                .iter()
                .filter_map(|removed| {
                    removed.sections.first().map(|section| RemovedData { id: &section.id, region: &removed.region })
                })
                .collect(),
            footnotes: text
                .footnotes
                .iter()
                .map(|body| FootnoteData {
                    language: body.language.as_str(),
                    html: writer.blocks(&body.blocks),
                    text: words(&body.blocks),
                })
                .collect(),
        })
    }

    fn provenance<'a>(&'a self, part: &'a ComposedPart) -> ProvenanceData<'a> {
        ProvenanceData {
            region: &part.region,
            language: part.language.as_str(),
            fallback: part.fallback,
            file: self.texts.path(part.text.span.file),
            line: self.texts.line(part.text.span),
        }
    }

    fn displaced<'a>(&'a self, part: &'a ComposedPart) -> Vec<DisplacedData<'a>> {
        let sections = part.displaced.iter();
        sections.map(|section| DisplacedData { id: &section.id, provenance: self.provenance(&section.part) }).collect()
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
    let mut words = String::with_capacity(512);
    let mut first = true;
    for_each_line(blocks, &mut |line| {
        if !std::mem::take(&mut first) {
            words.push('\n');
        }
        push_plain_text(line, &mut words);
    });
    words
}

fn lines(data: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64 * 1024);
    // Writing to memory does not fail, and the data has only strings for keys.
    let _ = serde_json::to_writer(&mut bytes, data);
    bytes.push(b'\n');
    bytes
}
