//! Invents people; their NIK serials begin with 99, which no office gives out.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use crate::domain::id::PersonId;
use crate::domain::records::{Education, Person, PersonKind, Sex};
use crate::domain::text::{CountryCode, Nik, Phone, RegionCode};

use super::names::{DISTRICTS, GOODS, MEN, SECOND, WOMEN, WORK};
use super::random::Series;

/// How often a name is drawn before one is given twice, as happens in life.
const NAME_DRAWS: usize = 8;

/// Makes people one after another, each with a NIK of their own.
#[derive(Debug)]
pub(super) struct People {
    /// The series behind every choice.
    pub(super) series: Series,
    made: u32,
    given: BTreeSet<String>,
    named: BTreeSet<String>,
    today: NaiveDate,
    millis: u64,
}

impl People {
    /// Starts with a seed; `today` bounds ages and years.
    pub(super) fn new(seed: u64, today: NaiveDate, millis: u64) -> Self {
        Self {
            series: Series::new(seed),
            made: 0,
            given: BTreeSet::new(),
            named: BTreeSet::new(),
            today,
            millis,
        }
    }

    /// Makes an id.
    pub(super) fn id(&mut self) -> uuid::Uuid {
        self.series.id(self.millis)
    }

    /// Makes the next person.
    pub(super) fn person(&mut self) -> Person {
        self.made = self.made.saturating_add(1);
        let sex = if self.series.chance(70) { Sex::Female } else { Sex::Male };
        let (district, town) = self.series.pick(DISTRICTS);
        let (birth, nik) = self.birth_and_nik(district, &sex);
        let id = PersonId::new(self.id());
        let name = self.name(if sex == Sex::Female { WOMEN } else { MEN });
        let mut person = Person::new(id, name);
        person.nik = Nik::parse(&nik).ok();
        person.sex = Some(sex);
        person.birth_date = Some(birth);
        "Kendal".clone_into(&mut person.birth_place);
        // Numbers of a block that no operator gives out.
        person.phone = Phone::parse(&format!("0810000{:05}", self.made)).ok();
        person.region = RegionCode::parse(district).ok();
        person.village = town.to_owned();
        person.rt_rw = format!("{:03}/{:03}", self.series.between(1, 9), self.series.between(1, 5));
        person.education = Some(self.education());
        person.business_idea = self.series.pick(GOODS).0.to_owned();
        self.add_work(&mut person);
        person
    }

    /// Draws a name that nobody has yet, while there are enough of them.
    fn name(&mut self, given: &[&str]) -> String {
        let mut name = String::new();
        for _ in 0..NAME_DRAWS {
            name = format!("{} {}", self.series.pick(given), self.series.pick(SECOND));
            if self.named.insert(name.clone()) {
                break;
            }
        }
        name
    }

    fn add_work(&mut self, person: &mut Person) {
        if self.series.chance(30) {
            person.kind = PersonKind::Family;
            return;
        }
        person.kind = PersonKind::Returned;
        let (country, sector, job) = self.series.pick(WORK);
        person.country = CountryCode::parse(country).ok();
        sector.clone_into(&mut person.sector);
        job.clone_into(&mut person.job);
        let this_year = u16::try_from(self.today.year()).unwrap_or(2026);
        let returned = this_year.saturating_sub(self.series.between(0, 6));
        person.returned_year = Some(returned);
        person.departed_year = Some(returned.saturating_sub(self.series.between(2, 8)));
    }

    fn birth_date(&mut self) -> NaiveDate {
        let age = i32::from(self.series.between(24, 54));
        let (month, day) = (self.series.between(1, 12), self.series.between(1, 28));
        NaiveDate::from_ymd_opt(self.today.year() - age, month.into(), day.into())
            .unwrap_or(self.today)
    }

    /// Draws a day of birth until district, day and serial make a NIK that nobody has yet.
    fn birth_and_nik(&mut self, district: &str, sex: &Sex) -> (NaiveDate, String) {
        loop {
            let birth = self.birth_date();
            let day = if *sex == Sex::Female { birth.day() + 40 } else { birth.day() };
            let (month, year) = (birth.month(), birth.year().rem_euclid(100));
            let serial = self.series.between(9900, 9999);
            let nik = format!("{district}{day:02}{month:02}{year:02}{serial}");
            if self.given.insert(nik.clone()) {
                return (birth, nik);
            }
        }
    }

    fn education(&mut self) -> Education {
        match self.series.between(1, 10) {
            1 | 2 => Education::Primary,
            3 | 4 => Education::LowerSecondary,
            5..=7 => Education::UpperSecondary,
            8 => Education::Vocational,
            9 => Education::Diploma3,
            _ => Education::Bachelor,
        }
    }
}
