//! Numbers within messages of a text, as its edition writes them.

use crate::locale::{Formats, Number};
use fluent::FluentValue;
use fluent::memoizer::MemoizerKind;
use intl_memoizer::Memoizable;
use std::convert::Infallible;
use unic_langid::LanguageIdentifier;

/// The formats of a bundle's locale. Fluent keeps one beside its plural rules.
struct Numbers(Formats);

impl Memoizable for Numbers {
    type Args = ();
    type Error = Infallible;

    fn construct(locale: LanguageIdentifier, (): ()) -> Result<Self, Infallible> {
        Ok(Self(Formats::new(&locale.to_string())))
    }
}

/// A number as values are written: `12,000`, `١٦`. It stays a number for what selects by it; what is none is left to Fluent.
pub(super) fn format<M: MemoizerKind>(value: &FluentValue<'_>, formats: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number = Number::parse(&number.as_string())?;
    match formats.with_try_get_threadsafe::<Numbers, _, _>((), |Numbers(formats)| formats.number(&number)) {
        Ok(formatted) => Some(formatted),
    }
}
