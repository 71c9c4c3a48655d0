//! Words for invented people: common Indonesian names, goods, jobs and places.

/// Given names of men.
pub(super) const MEN: &[&str] = &[
    "Agus", "Ahmad", "Bambang", "Budi", "Catur", "Darmanto", "Dedi", "Eko", "Fajar", "Gunawan",
    "Hadi", "Hendra", "Imam", "Irfan", "Joko", "Karno", "Lukman", "Mulyadi", "Nanang", "Nugroho",
    "Prasetyo", "Rahmat", "Rudi", "Slamet", "Sugeng", "Sukarno", "Teguh", "Tri", "Wahyu", "Yusuf",
];

/// Given names of women.
pub(super) const WOMEN: &[&str] = &[
    "Aisyah", "Aminah", "Ani", "Citra", "Dewi", "Dian", "Endang", "Fatimah", "Fitri", "Halimah",
    "Ida", "Indah", "Kartini", "Lestari", "Lilis", "Maryam", "Murni", "Ningsih", "Nur", "Nurul",
    "Puji", "Ratna", "Rina", "Rohmah", "Siti", "Sri", "Sulastri", "Tri", "Wati", "Yuni",
];

/// Second names.
pub(super) const SECOND: &[&str] = &[
    "Anggraini",
    "Astuti",
    "Handayani",
    "Hartono",
    "Hidayah",
    "Hidayat",
    "Iskandar",
    "Kartika",
    "Khasanah",
    "Kurniawan",
    "Kusuma",
    "Lestari",
    "Maulana",
    "Mulyani",
    "Nugraheni",
    "Nurhaliza",
    "Permatasari",
    "Prabowo",
    "Pratama",
    "Purnomo",
    "Rahayu",
    "Royani",
    "Santosa",
    "Saputra",
    "Setiawan",
    "Suryani",
    "Susanti",
    "Sutrisno",
    "Utami",
    "Utomo",
    "Wahyuni",
    "Wibowo",
    "Wulandari",
    "Yulianto",
    "Zulaikha",
];

/// Kecamatan of Kabupaten Kendal with their codes.
pub(super) const DISTRICTS: &[(&str, &str)] = &[
    ("332401", "Plantungan"),
    ("332403", "Sukorejo"),
    ("332404", "Patean"),
    ("332405", "Singorojo"),
    ("332406", "Limbangan"),
    ("332407", "Boja"),
    ("332408", "Kaliwungu"),
    ("332409", "Brangsong"),
    ("332410", "Pegandon"),
    ("332411", "Gemuh"),
    ("332412", "Weleri"),
    ("332413", "Cepiring"),
    ("332414", "Patebon"),
    ("332415", "Kendal"),
    ("332416", "Rowosari"),
];

/// Countries of work with what is done there.
pub(super) const WORK: &[(&str, &str, &str)] = &[
    ("TW", "Perawatan", "Perawat lansia"),
    ("HK", "Rumah tangga", "Penata laksana rumah tangga"),
    ("MY", "Perkebunan", "Pekerja kebun"),
    ("KR", "Manufaktur", "Operator produksi"),
    ("SG", "Rumah tangga", "Penata laksana rumah tangga"),
    ("JP", "Pengolahan pangan", "Operator pengemasan"),
    ("SA", "Rumah tangga", "Penata laksana rumah tangga"),
];

/// Goods of small ventures: name, English name, HS code.
pub(super) const GOODS: &[(&str, &str, &str)] = &[
    ("Kerupuk ikan", "Fish crackers", "190590"),
    ("Gula aren", "Palm sugar", "170290"),
    ("Kopi bubuk", "Ground coffee", "090121"),
    ("Madu hutan", "Forest honey", "040900"),
    ("Keripik pisang", "Banana chips", "200899"),
    ("Batik tulis", "Hand-drawn batik", "620899"),
    ("Anyaman pandan", "Pandan weaving", "460194"),
    ("Briket arang kelapa", "Coconut charcoal briquettes", "440290"),
    ("Teh daun kelor", "Moringa leaf tea", "121190"),
    ("Sambal kemasan", "Packed chilli sauce", "210390"),
];

/// Destinations of exports with the currency of the sale.
pub(super) const MARKETS: &[(&str, &str)] =
    &[("MY", "USD"), ("SG", "USD"), ("TW", "USD"), ("JP", "USD"), ("NL", "EUR"), ("AE", "USD")];
