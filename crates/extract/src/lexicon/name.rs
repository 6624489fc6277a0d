//! Words in and around names: `en/name.toml`.
//!
//! | text | words |
//! | --- | --- |
//! | `Mr. Weiss` | honorific |
//! | `Trade Minister Anna Weiss` | portfolio, office |
//! | `Ministry of Trade` | institution that goes on with "of", particle |
//! | `the film Lindholm` | noun of something that is no person, organisation or place |

use super::endings::Endings;
use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::VocabularyBuilder;
use super::words::{Terms, words};

words! {
    /// What a word says in or about a name.
    pub enum NameWord {
        /// "reports", "has learned": what a credited source does.
        CreditVerb = credit_verbs,
        /// "told", "according to": what stands before a credited source.
        CreditLead = credit_leads,
        /// "Avg", "N.A.": written with a capital in tables, and no name.
        NoName = no_names,
        /// "Wire", "Times": the last word of the name of an agency or outlet.
        PressWord = press_words,
        /// "UPDATE", "USS": stands in capitals at a dateline, and is no agency.
        NoWire = no_wires,
        /// "of", "de": a small word inside names.
        Particle = particles: Classes::Particle,
        /// "Mr", "Queen": stands before a person's name.
        Honorific = honorifics: Classes::Title,
        /// "Mr", "Dr": an honorific that begins no other name.
        PersonalTitle = personal_titles,
        /// "president", "head": an office.
        Office = offices: Classes::Title,
        /// "minister": an office whose "of" names a portfolio.
        PortfolioOffice = portfolio_offices,
        /// "broker", "owner": an office that companies hold as well.
        SharedOffice = shared_offices,
        /// "ambassador": an office that is held at places too.
        PublicOffice = public_offices,
        /// "mayor", "residents": of a place.
        Inhabitant = inhabitants,
        /// "official", "diplomat": what holders of many offices are called.
        GeneralOffice = general_offices,
        /// "Trade", "Affairs": what a minister looks after.
        Portfolio = portfolios,
        /// "al", "el": before a surname and a hyphen.
        NameArticle = name_articles,
        /// "al", "bin": before a surname, and then more than a surname follows.
        ArabicParticle = arabic_particles,
        /// "van", "de": a small word inside a person's name.
        SurnameParticle = surname_particles,
        /// "del", "y": a small word inside the name of a company in another language.
        RomanceParticle = romance_particles,
        /// "uulu", "oglu": in small letters behind a person's name.
        PatronymicTail = patronymic_tails,
        /// "led", "based": behind a name and a hyphen, and no part of it.
        CompoundTail = compound_tails,
        /// "former", "acting": stands before an office and belongs to it.
        OfficeModifier = office_modifiers,
        /// "elect": behind an office and a hyphen.
        ElectTail = elect_tails,
        /// "aide": whom persons have as well as bodies.
        PersonalOffice = personal_offices,
        /// "chief executive": whom companies and other bodies have, and no places.
        CorporateOffice = corporate_offices,
        /// "KC", "MBE": letters behind a person's name, and no part of it.
        Postnominal = postnominals,
        /// "Dynamo", "FC": the first word of the name of a club.
        ClubWord = club_words,
        /// "Rovers": the last word of the name of a club, which may stand alone.
        ClubTail = club_tails,
        /// "Audit": before a country, a body.
        NationalBody = national_bodies,
        /// "named": what stands between somebody's name and an office behind it gives the office.
        AppointingVerb = appointing_verbs,
        /// "heads", "runs": what somebody does whose body it is.
        LeadingVerb = leading_verbs,
        /// "runs", "chairs": what is done to bodies alone.
        RunningVerb = running_verbs,
        /// "based": says where a body or a person is at home.
        BasedWord = based_words,
        /// "Inc", "Airlines": behind the name of a company.
        CompanySuffix = company_suffixes: Classes::Head,
        /// "Inc", "Ltd": of these, one that is no word of the language.
        LegalForm = legal_forms,
        /// "Interbank": ends as firms do, and is none.
        NoFirm = no_firms,
        /// "Agrícola", "Minera": the first word of the name of a company in another language.
        CompanyHead = company_heads,
        /// "Royal", "Air": before an adjective of a country in the name of its airline.
        AirlineHead = airline_heads,
        /// "Bank": the first word of a company's name before words that the language does not know.
        PlainHead = plain_heads,
        /// "Data": the last word of the name of a firm that sells figures.
        DataWord = data_words,
        /// "Bank", "Capital": what banks are called behind their names.
        BankWord = bank_words,
        /// "Ministry", "Bank": in the name of an institution.
        Institution = institutions: Classes::Head,
        /// "Ministry", "Chamber": the head of an institution that goes on with "of".
        InstitutionOf = institutions_of: Classes::Head,
        /// "Friends": the head of a body that goes on with "of".
        BodyOfPeople = bodies_of_people: Classes::Head,
        /// "Treasury": an institution that is called so by itself.
        LoneInstitution = lone_institutions: Classes::Head,
        /// "Parliament": one that needs no article.
        BareInstitution = bare_institutions: Classes::Head,
        /// "Neighbouring": before a country at the head of a sentence.
        Nearness = nearness,
        /// "Forum": a meeting, and a body that speaks.
        BodyLikeEvent = bodies_like_events,
        /// "Region", "Airport": the last word of a place's name.
        PlaceTail = place_tails: Classes::PlaceHead,
        /// "Lake", "North": the first word of a place's name.
        PlaceHead = place_heads: Classes::PlaceHead,
        /// "Forum", "World Cup": in the name of an event.
        EventWord = event_words: Classes::EventHead,
        /// "Cyclone": a storm, by the name behind it.
        StormWord = storm_words: Classes::EventHead,
        /// "won", "married": what people do, and storms do not.
        PersonalVerb = personal_verbs,
        /// "railway", "gas pipeline": joins the two places before it.
        WayNoun = way_nouns,
        /// "line", "corridor": may join two places, and may be other things.
        LineNoun = line_nouns,
        /// "supply", "import": what a firm does and no work.
        Deals = deals,
        /// "trains", "freight": stands in the sentence of a line that is a way.
        WayWord = way_words,
        /// "Treaty", "Act": in the name of a law.
        LawWord = law_words: Classes::EventHead,
        /// "Resolution", "Directive": a law that a number tells.
        NumberedLaw = numbered_laws: Classes::EventHead,
        /// "shares", "confidence": stands before "in" and a body, and no place.
        HeldIn = held_in,
        /// "net profit", behind the name of a firm
        FirmOwn = firm_own,
        /// "trans", "pan": before a place and a hyphen, what lies across it.
        Crossing = crossings,
        /// "between": stands before a place as "in" does.
        PlaceLead = place_leads,
        /// "interest", "gold": stands before "in" and what is no place.
        MindLead = mind_leads,
        /// "stake", "shareholders": stands before "in" or "of" and a company.
        Shares = shares,
        /// "buyout": stands before "of" and a company.
        DealNoun = deal_nouns,
        /// "purchase": stands before "of" and a company, or anything else that is bought.
        TakeoverNoun = takeover_nouns,
        /// "bought", before a share of a company.
        BuyingVerb = buying_verbs,
        /// "posted", before results of a company.
        ResultVerb = result_verbs,
        /// "rival": before a name at the head of a sentence.
        OpeningNoun = opening_nouns,
        /// "is", "became": stands between a name and what it is.
        Copula = copulas,
        /// "village", "river": says that a name beside it is a place's.
        PlaceNoun = place_nouns,
        /// "districts": says that each of the names before it is a place's.
        PlacePlural = place_plurals,
        /// "list", "movement": says that the name of several words before it is a party's.
        PartyNoun = party_nouns,
        /// "administration", "family": behind a person's name.
        PersonNoun = person_nouns,
        /// "film", "ferry": says that a name beside it is no person's, organisation's or place's.
        OtherNoun = other_nouns,
        /// "Republicans": people, and no team.
        Group = groups,
        /// "program", "initiative": says that a quoted name is a programme's.
        ProgramWord = program_words: Classes::EventHead,
        /// "plant", "company": says that a quoted name is an organisation's.
        OrganizationNoun = organization_nouns,
    }
    others {
        /// A name that the lexicon knows: index into its entities.
        Known(u32): Classes::Name,
        /// A name that the lexicon knows but that is more often something else: "Wellington", "Trend".
        Perhaps(u32): Classes::Name,
        /// "Belarusian": the adjective or demonym of an entity.
        Demonym(u32): Classes::Demonym,
    }
    file {
        firm_endings: Terms,
        surname_heads: Terms,
    }
}

/// How names are made that no list holds.
#[derive(Debug)]
pub(crate) struct Names {
    firm_endings: Endings,
    surname_heads: Vec<String>,
}

impl Names {
    /// "Lindbank": whether a word, by its ending, is a firm.
    pub(crate) fn ends_like_firm(&self, word: &str) -> bool {
        self.firm_endings.has(word.as_bytes())
    }

    /// "Mc" of "McAlder": whether the letters before a second capital begin a surname.
    pub(crate) fn is_surname_head(&self, letters: &str) -> bool {
        self.surname_heads.iter().any(|head| head == letters)
    }
}

/// Reads the words around names.
pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<Names, Fault> {
    let file: File = parse(name, text)?;
    file.add_to(vocabulary);
    Ok(Names { firm_endings: Endings::new(file.firm_endings), surname_heads: file.surname_heads })
}
