//! Areas of the world, under which people look for their country.

use super::RegionCode;

/// An area of the world as companies divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Africa.
    Africa,
    /// Asia, without the Middle East, and Oceania.
    AsiaPacific,
    /// Europe.
    Europe,
    /// America south of the United States, and the Caribbean.
    LatinAmerica,
    /// The Middle East.
    MiddleEast,
    /// Canada, the United States, Greenland, Bermuda, Saint Pierre and Miquelon.
    NorthAmerica,
    /// No area: what is for all of them, or for several.
    Global,
}

impl Area {
    /// All areas with their names, as `region.toml` and messages (`area-europe`) have them.
    pub const ALL: [(&'static str, Self); 7] = [
        ("africa", Self::Africa),
        ("asia-pacific", Self::AsiaPacific),
        ("europe", Self::Europe),
        ("latin-america", Self::LatinAmerica),
        ("middle-east", Self::MiddleEast),
        ("north-america", Self::NorthAmerica),
        ("global", Self::Global),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, area)| *area == self).map_or("global", |(name, _)| name)
    }

    /// The area of a code: that of its country, or of the UN area itself.
    ///
    /// The division is that of the United Nations (M.49), as CLDR has it, but for two habits: the countries of Western Asia that
    /// belong to the Council of Europe (Armenia, Azerbaijan, Cyprus, Georgia, Türkiye) are Europe, and Iran is the Middle East.
    #[must_use]
    pub fn of(code: &RegionCode) -> Self {
        let code = code.as_str();
        let code = code.split_once('-').map_or(code, |(country, _)| country);
        let areas =
            [Self::Africa, Self::AsiaPacific, Self::Europe, Self::LatinAmerica, Self::MiddleEast, Self::NorthAmerica];
        let holds = |area: &Self| area.codes().split(' ').any(|held| held == code);
        areas.into_iter().find(holds).unwrap_or(Self::Global)
    }

    /// The countries of an area (ISO 3166-1), and the UN areas that lie within it.
    fn codes(self) -> &'static str {
        match self {
            Self::Africa => {
                "002 011 014 015 017 018 202 AC AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EA EG EH ER ET GA GH GM GN GQ \
                 GW IC IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TA TD TF TG \
                 TN TZ UG YT ZA ZM ZW"
            }
            Self::AsiaPacific => {
                "009 030 034 035 053 054 057 061 142 143 AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN JP KG KH \
                 KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TH TJ TK TL TM TO \
                 TV TW UM UZ VN VU WF WS"
            }
            Self::Europe => {
                "039 150 151 154 155 AD AL AM AT AX AZ BA BE BG BY CH CQ CY CZ DE DK EE ES EU EZ FI FO FR GB GE GG GI \
                 GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK"
            }
            Self::LatinAmerica => {
                "005 013 029 419 AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN \
                 HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
            }
            Self::MiddleEast => "145 AE BH IL IQ IR JO KW LB OM PS QA SA SY YE",
            Self::NorthAmerica => "003 021 BM CA GL PM US",
            Self::Global => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str) -> Area {
        Area::of(&RegionCode::parse(code).unwrap_or_else(|| panic!("{code}")))
    }

    #[test]
    fn countries_subdivisions_and_un_areas_have_an_area() {
        for (code, expected) in [
            ("CH", Area::Europe),
            ("KE", Area::Africa),
            ("CN", Area::AsiaPacific),
            ("NZ", Area::AsiaPacific),
            ("AE", Area::MiddleEast),
            ("IR", Area::MiddleEast),
            ("TR", Area::Europe),
            ("MX", Area::LatinAmerica),
            ("CA-QC", Area::NorthAmerica),
            ("150", Area::Europe),
            ("145", Area::MiddleEast),
            ("EU", Area::Europe),
            ("419", Area::LatinAmerica),
            ("001", Area::Global),
            ("019", Area::Global),
            ("UN", Area::Global),
        ] {
            assert_eq!(area(code), expected, "{code}");
        }
    }

    #[test]
    fn every_country_lies_in_one_area() {
        let letters = || 'A'..='Z';
        for code in letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))) {
            if RegionCode::parse(&code).is_none() {
                continue;
            }
            let held = Area::ALL.iter().filter(|(_, area)| area.codes().split(' ').any(|held| held == code)).count();
            // Antarctica, islands that CLDR counts to no continent, the United Nations.
            let nowhere = ["AQ", "CP", "DG", "UN"].contains(&code.as_str());
            assert_eq!(held, usize::from(!nowhere), "{code} lies in {held} areas");
        }
    }
}
