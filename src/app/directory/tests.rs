//! Tries the directory against a real store: what is found, and that it stays true.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::app::Clock;
use crate::app::journey::{self, Told};
use crate::app::lists::Filter;
use crate::app::practice::tests::World;
use crate::domain::id::{EnrolmentId, ProductId};
use crate::domain::record::RecordKey;
use crate::domain::records::{Cohort, Enrolment, Person, Product, Venture};
use crate::domain::text::{Nib, Nik, Phone, fold_words};

fn build(world: &World) -> Directory {
    Directory::build(&world.app.store.read().unwrap(), world.app.today()).unwrap()
}

/// Puts people into the store.
fn put(world: &World, people: &[Person]) {
    world.commit(|change| people.iter().for_each(|person| change.create(person).unwrap()));
}

fn person(name: &str, nik: &str, phone: &str) -> Person {
    Person {
        nik: Nik::parse(nik).ok(),
        phone: Phone::parse(phone).ok(),
        ..Person::new(PersonId::new(Clock::fresh_id()), name.to_owned())
    }
}

fn names(world: &World, hits: &[Hit]) -> Vec<String> {
    let snapshot = world.app.store.read().unwrap();
    let name = |hit: &Hit| {
        let key = RecordKey { parent: Uuid::nil(), id: hit.id };
        match hit.kind {
            Kind::Person => snapshot.one::<Person>(key).unwrap().unwrap().name,
            Kind::Cohort => snapshot.one::<Cohort>(key).unwrap().unwrap().code,
            Kind::Venture => snapshot.one::<Venture>(key).unwrap().unwrap().name,
        }
    };
    hits.iter().map(name).collect()
}

/// What a directory says of one record.
type Row = (Kind, Uuid, String, Vec<Uuid>, Option<pile::Reached>);

/// Everything that a directory says, comparable with what another one says.
fn told(directory: &Directory) -> BTreeSet<Row> {
    let of = |pile: &Pile| {
        let row = |entry: &pile::Entry| {
            let mut links = pile.links(entry).to_vec();
            links.sort();
            let text = String::from_utf8(pile.text(entry).to_vec()).unwrap();
            (entry.kind, entry.id, text, links, entry.reached)
        };
        pile.iter().map(row).collect::<Vec<_>>()
    };
    of(&directory.people).into_iter().chain(of(&directory.others)).collect()
}

#[test]
fn names_are_found_by_words_in_any_order_and_in_any_spelling() {
    let world = World::new();
    let yusuf = "Drs. H. Mochammad Yusuf Qodir";
    let zaenab = "Zaenab Qodriyah binti Xenofon";
    let joko = "Djoko Tjahyono Qodir";
    put(&world, &[person(yusuf, "", ""), person(zaenab, "", ""), person(joko, "", "")]);
    let directory = build(&world);
    let found = |query: &str| names(&world, &directory.search(query, 9));
    for (query, wanted) in [
        ("qodir yusuf", vec![yusuf]),
        ("QODIR", vec![yusuf, joko]),
        ("moh qodir", vec![yusuf]),
        ("qodir moh", vec![yusuf]),
        ("qodir mu", vec![yusuf]),
        ("yoesoef qod", vec![yusuf]),
        ("h. yusuf qodir", vec![yusuf]),
        ("joko qodir", vec![joko]),
        ("cahyono tj", vec![joko]),
        ("cahyono tje", vec![]),
        ("cahyono dj", vec![joko]),
        ("xenofon", vec![zaenab]),
        ("zaenab binti xeno", vec![zaenab]),
        ("zae q", vec![zaenab]),
        ("q zae r", vec![]),
        ("aenab", vec![zaenab]),
        ("nab", vec![zaenab]),
        ("xe", vec![zaenab]),
        ("", vec![]),
        (" .. ", vec![]),
    ] {
        let found = found(query);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, wanted, "{query:?}");
    }
}

#[test]
fn a_name_that_begins_with_what_was_typed_stands_first_and_one_that_holds_it_inside_last() {
    let world = World::new();
    let made = ["Xabarina Woxaba", "Woxaba Wati", "Ani Xabarina", "Budi Xabari", "Xaba"];
    put(&world, &made.map(|name| person(name, "", "")));
    let directory = build(&world);
    let found = names(&world, &directory.search("xaba", 9));
    assert_eq!(found, ["Xaba", "Xabarina Woxaba", "Ani Xabarina", "Budi Xabari", "Woxaba Wati"]);
    assert_eq!(names(&world, &directory.search("xaba", 2)), ["Xaba", "Xabarina Woxaba"]);
    assert!(directory.search("xaba", 0).is_empty());
}

#[rstest]
#[case("332419", true, Matched::Nik)]
#[case("9940", true, Matched::Nik)]
#[case("332419 460891 9940", true, Matched::Nik)]
#[case("3324194608919940", true, Matched::Nik)]
#[case("4608", true, Matched::Nik)]
#[case("0777 1234 5", true, Matched::Phone)]
#[case("0777-12", true, Matched::Phone)]
#[case("+62 777 12", true, Matched::Phone)]
#[case("77712345", true, Matched::Phone)]
#[case("zubaedah 2345", true, Matched::Phone)]
#[case("00777", false, Matched::Phone)]
#[case("0332419", false, Matched::Nik)]
#[case("994", false, Matched::Nik)]
#[case("budi 9940", false, Matched::Nik)]
#[case("332419 460891 9941", false, Matched::Nik)]
fn numbers_are_found_by_four_digits_in_a_row_however_they_are_grouped(
    #[case] query: &str,
    #[case] is_found: bool,
    #[case] matched: Matched,
) {
    let world = World::new();
    let zubaedah = person("Zubaedah", "3324194608919940", "077712345");
    put(&world, std::slice::from_ref(&zubaedah));
    let hits = build(&world).search(query, 500);
    let hit = hits.iter().find(|hit| hit.id == zubaedah.id.uuid());
    assert_eq!(hit.map(|hit| hit.matched), is_found.then_some(matched));
}

#[test]
fn cohorts_and_ventures_are_found_by_code_title_name_product_and_nib() {
    let world = World::new();
    let owner = world.all::<Person>().remove(0);
    let mut venture = Venture {
        id: VentureId::new(Clock::fresh_id()),
        owners: vec![owner.id],
        name: "UD Xylo Moh".to_owned(),
        nib: Nib::parse("9912345678901").ok(),
        ..Venture::default()
    };
    let product =
        Product { name: "Djahe Bubuk".into(), name_en: "Ginger Pow".into(), ..Product::default() };
    venture.products.insert(ProductId::new(Clock::fresh_id()), product);
    let cohort = Cohort {
        id: CohortId::new(Clock::fresh_id()),
        code: "BDG/2031-07".to_owned(),
        title: "Angkatan Xylofon".to_owned(),
        ..Cohort::default()
    };
    world.commit(|change| {
        change.create(&venture).unwrap();
        change.create(&cohort).unwrap();
    });
    let directory = build(&world);
    let venture_hit = |matched| Hit { kind: Kind::Venture, id: venture.id.uuid(), matched };
    let cohort_hit = |matched| Hit { kind: Kind::Cohort, id: cohort.id.uuid(), matched };
    for (query, wanted) in [
        ("moh xylo", vec![venture_hit(Matched::Name)]),
        ("jahe", vec![venture_hit(Matched::Product)]),
        ("ginger", vec![venture_hit(Matched::Product)]),
        ("9912345678901", vec![venture_hit(Matched::Nib)]),
        ("bdg/2031", vec![cohort_hit(Matched::Code)]),
        ("2031-07 bdg", vec![cohort_hit(Matched::Code)]),
        ("xylof", vec![cohort_hit(Matched::Title)]),
    ] {
        assert_eq!(directory.search(query, 9), wanted, "{query:?}");
    }
    assert_eq!(directory.ventures_of(owner.id).last(), Some(&venture.id));
    assert!(directory.people_of(cohort.id).is_empty());
}

#[test]
fn stages_and_cohorts_are_those_of_the_lists() {
    let world = World::new();
    let directory = build(&world);
    let mut stages: Vec<(u8, NaiveDate)> =
        directory.graduates().map(|(_, reached)| (reached.stage.number, reached.since)).collect();
    stages.sort_unstable();
    let list = crate::app::lists::named("graduates").unwrap();
    let listing = crate::app::lists::list(&world.app, list, &Filter::default()).unwrap();
    let at = |name: &str| listing.columns.iter().position(|column| column.name == name).unwrap();
    let (stage, since) = (at("stage"), at("stage_since"));
    let mut listed: Vec<(u8, NaiveDate)> = listing
        .rows
        .iter()
        .map(|row| match (&row[stage], &row[since]) {
            (crate::domain::field::Cell::Integer(stage), crate::domain::field::Cell::Date(day)) => {
                (u8::try_from(*stage).unwrap(), *day)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    listed.sort_unstable();
    assert_eq!(stages, listed);
    assert!(stages.len() > 40, "{}", stages.len());
    for enrolment in world.all::<Enrolment>() {
        assert!(directory.cohorts_of(enrolment.person).contains(&enrolment.cohort));
        assert!(directory.people_of(enrolment.cohort).contains(&enrolment.person));
    }
    assert_eq!(directory.count(), world.all::<Person>().len());
    assert_eq!(directory.people("").len(), directory.count());
}

#[test]
fn a_renewed_directory_says_what_a_new_one_says_after_every_kind_of_change() {
    let world = World::new();
    let app = &world.app;
    let mut directory = build(&world);
    let mut check = |what: &str| {
        let renewed = directory.renew(&app.store.read().unwrap(), app.today()).unwrap();
        assert_eq!(renewed, Renewed::Yes, "{what}");
        assert_eq!(told(&directory), told(&build(&world)), "{what}");
    };
    let people = world.all::<Person>();
    let graduate = directory_graduate(&world);
    let cohorts = world.all::<Cohort>();

    let new = person("Orang Baru", "3324194608919940", "081234567890");
    let place = Enrolment {
        id: EnrolmentId::new(Clock::fresh_id()),
        cohort: world.running().id,
        person: new.id,
        roll: 99,
        ..Enrolment::default()
    };
    world.commit(|change| {
        change.create(&new).unwrap();
        change.create(&place).unwrap();
    });
    check("a new person in a cohort");
    let renamed = Person { name: "Nama Lain".into(), ..people[0].clone() };
    world.commit(|change| change.update(&people[0], &renamed).unwrap());
    check("another name");
    world.undo();
    check("the name taken back");
    world.undo();
    check("the person taken back");
    let cohort = Cohort { title: "Judul Lain".into(), ..cohorts[1].clone() };
    world.commit(|change| change.update(&cohorts[1], &cohort).unwrap());
    check("another title");

    let told = |step: &str, details: Vec<(&'static str, String)>| {
        let nik = graduate.nik.as_ref().unwrap().to_string();
        let (step, on) = (step.to_owned(), app.today());
        journey::add(app, &Told { nik, step, on, venture: None, details }).unwrap();
    };
    told("usaha", vec![]);
    check("a milestone");
    told("nib", vec![("number", "9912345678901".to_owned())]);
    check("a paper, with a new venture");
    told("ekspor", vec![("invoice", "INV-1".to_owned())]);
    check("a shipment");
    for _ in 0..3 {
        world.undo();
        check("a step taken back");
    }
    let venture = world.all::<Venture>().remove(0);
    world.commit(|change| change.remove(&venture).unwrap_or_default());
    check("a venture removed");
}

/// Somebody who graduated and did nothing since.
fn directory_graduate(world: &World) -> Person {
    let directory = build(world);
    let found = directory.graduates().find(|(id, reached)| {
        reached.stage == Stage::FIRST && directory.ventures_of(*id).is_empty()
    });
    let id = found.unwrap().0;
    world.all::<Person>().into_iter().find(|person| person.id == id).unwrap()
}

#[test]
fn an_import_of_many_and_another_day_are_built_anew() {
    let world = World::new();
    let mut directory = build(&world);
    let many: Vec<Person> =
        (0..990).map(|number| person(&format!("Peserta {number:04}"), "", "")).collect();
    put(&world, &many);
    directory.renew(&world.app.store.read().unwrap(), world.app.today()).unwrap();
    assert_eq!(told(&directory), told(&build(&world)));
    assert_eq!(directory.people(""), build(&world).people(""), "the order too");
    assert_eq!(directory.search("peserta 09", 500).len(), 90);
    put(&world, &(0..1_100).map(|_| person("Banyak", "", "")).collect::<Vec<_>>());
    let snapshot = world.app.store.read().unwrap();
    let today = world.app.today();
    assert_eq!(directory.renew(&snapshot, today).unwrap(), Renewed::BuildAnew);
    let tomorrow = today.succ_opt().unwrap();
    assert_eq!(build(&world).renew(&snapshot, tomorrow).unwrap(), Renewed::BuildAnew);
}

#[test]
fn a_shared_directory_is_empty_until_it_is_built_and_true_after_each_renewal() {
    let world = World::new();
    let shared = SharedDirectory::default();
    assert!(shared.search("a", 9).is_empty() && shared.ask(Directory::count).is_none());
    shared.renew(&world.app).unwrap();
    put(&world, &[person("Zubaedah", "", "")]);
    assert!(shared.search("zubaedah", 9).is_empty());
    shared.renew(&world.app).unwrap();
    assert_eq!(names(&world, &shared.search("zubaedah", 9)), ["Zubaedah"]);
}

/// A pile of these names, some of them replaced and removed again, and the names that are left.
fn piled(names: &[String], doomed: &[usize]) -> (Pile, Vec<String>) {
    let mut pile = Pile::default();
    let id = |at: usize| Uuid::from_u128(u128::try_from(at).unwrap() + 1);
    let put = |pile: &mut Pile, at: usize, name: &str| {
        let text = format!("\nA {}", fold_words(name));
        let new =
            pile::New { id: id(at), kind: Kind::Person, text: &text, links: &[], reached: None };
        pile.put(new);
    };
    for (at, name) in names.iter().enumerate() {
        put(&mut pile, at, "zz sementara");
        put(&mut pile, at, name);
    }
    pile.lay_out();
    let mut left = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if doomed.contains(&at) {
            pile.remove(id(at));
        } else {
            left.push(name.clone());
        }
    }
    (pile, left)
}

proptest! {
    #[test]
    fn a_scan_finds_what_a_look_at_each_name_finds(
        names in prop::collection::vec("[ab]{1,4}( [abc]{1,3}){0,2}", 0..40),
        doomed in prop::collection::vec(0_usize..40, 0..10),
        query in "[abc]{1,3}( [abc]{1,3}){0,2}",
    ) {
        let (pile, left) = piled(&names, &doomed);
        let wanted = Wanted::read(&query);
        let text = |place: usize| pile.text(pile.at(place).unwrap()).to_vec();
        let mut found: Vec<String> = pile
            .all(&wanted.people)
            .into_iter()
            .map(|place| String::from_utf8(text(place)).unwrap())
            .collect();
        prop_assert!(found.is_sorted());
        let best = pile.best(&wanted.people, usize::MAX);
        prop_assert_eq!(best.len(), found.len());
        for (shorter, limit) in (0..=best.len()).map(|limit| (pile.best(&wanted.people, limit), limit)) {
            let firsts = |hits: &[(query::Fit, &pile::Entry)]| {
                hits.iter().filter(|hit| hit.0 == query::Fit::First).count()
            };
            prop_assert_eq!((shorter.len(), firsts(&shorter)), (limit, firsts(&best).min(limit)));
        }
        found.sort();
        let holds = |text: &str, word: &str| {
            text.split(' ').any(|own| own.starts_with(word)) || word.len() > 2 && text.contains(word)
        };
        let mut expected: Vec<String> = left
            .iter()
            .map(|name| fold_words(name))
            .filter(|text| fold_name(&query).split(' ').all(|word| holds(text, word)))
            .map(|text| format!("\nA {text}"))
            .collect();
        expected.sort();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(pile.len(), left.len());
    }

    #[test]
    fn no_query_makes_a_search_fail_badly(query in any::<String>()) {
        let (pile, _) = piled(&["Siti".to_owned(), "李 Budi".to_owned()], &[]);
        let wanted = Wanted::read(&query);
        drop(pile.best(&wanted.people, 3));
        drop(pile.best(&wanted.others, 3));
    }
}
