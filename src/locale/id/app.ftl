### Kegiatan di lembaga: kesalahan, saran, dan riwayat perubahan.
app-saved-at = Sudah tersimpan { $time }

## Tempat, pembukaan, pendirian
error-centre-exists = Di { $path } sudah ada data.
error-centre-name-empty = Nama lembaga belum diisi.
error-config-folder = Folder pengaturan { $folder } tidak bisa dibaca atau ditulis.
error-no-centre = File data ini belum berisi lembaga: pembuatannya dulu terputus.
error-no-home-folder = Folder pengguna di laptop ini tidak ditemukan.
error-operator-name-empty = Nama operator belum diisi.
error-operator-unknown = Tidak ada operator bernama { $name }. Yang ada: { $known }.
error-output = Hasil perintah tidak bisa ditulis.
error-passphrase-file = File kata sandi { $path } tidak bisa dibaca.
error-practice-folder = Folder sementara untuk latihan tidak bisa dibuat.
error-region-unknown = Kode wilayah { $code } tidak ada. Pakai 4 angka kabupaten/kota atau 6 angka kecamatan, misalnya 3324.
hint-name-data-file = Sebutkan file datanya dengan --data.
hint-other-data-file = Untuk lembaga lain, sebutkan file lain dengan --data.

## Angkatan dan sesi
error-code-empty = Kode belum diisi.
error-cohort-code-taken = Kode angkatan { $code } sudah dipakai.
error-cohort-unknown = Tidak ada angkatan { $code }. Yang ada: { $known }.
error-curriculum-needed = Kurikulum mana? Yang ada: { $known }.
error-curriculum-unknown = Tidak ada kurikulum { $code }. Yang ada: { $known }.
error-end-before-start = Tanggal selesai { $end } lebih awal daripada tanggal mulai { $start }.
error-no-dates = Belum ada tanggal sesi.
error-session-twice = Sudah ada sesi pada { $date } pada jam itu.
error-too-many-sessions = Satu angkatan paling banyak { $most } sesi.
hint-list-cohorts = Lihat semua angkatan: `juragan list cohorts`.
hint-name-curriculum = Sebutkan kodenya dengan --curriculum.
hint-other-start = Untuk sesi kedua pada hari yang sama, sebutkan jamnya dengan --start.

## Riwayat
error-nothing-to-redo = Tidak ada yang bisa diulangi.
error-nothing-to-undo = Tidak ada yang bisa dibatalkan.
error-nothing-to-undo-since = Sejak perubahan nomor { $number } tidak ada yang bisa dibatalkan.
hint-log = Lihat riwayatnya: `juragan log`.
hint-undo-list = Lihat yang bisa dibatalkan: `juragan undo --list`.
log-cohort-copy = angkatan { $code } disalin dari { $from }
log-cohort-new = angkatan { $code } dibuka
log-session-plan = { $count } sesi direncanakan, angkatan { $code }
log-setup-init = data { $name } dibuat

## Presensi lewat perintah
error-mark-letter-missing = Sesudah nomor { $value } belum ada hurufnya (huruf ke-{ $position }).
error-mark-minutes = { $value } menit tidak mungkin (huruf ke-{ $position }).
error-mark-number-first = Nomor urut harus ada sebelum hurufnya (huruf ke-{ $position }).
error-mark-unknown-letter = "{ $value }" bukan tanda presensi (huruf ke-{ $position }).
error-mark-unknown-roll = Tidak ada nomor urut { $value } di kelas ini (huruf ke-{ $position }).
error-session-unknown = Angkatan { $code } tidak punya sesi { $number }. Yang ada: { $known }.
hint-list-sessions = Lihat semua sesi: `juragan list sessions`.
hint-mark-form = Contoh: 07I13A22S29T20= . Tidak ada yang disimpan dari baris yang salah.

## Kelulusan
error-already-decided = Kelulusan angkatan { $code } sudah ditetapkan pada { $date }, dan keputusan itu tidak diubah lagi.
error-decided = Tidak diubah: angkatan ini sudah disidang.
error-undo-waiting = Masih ada isian yang belum tersimpan: simpan dulu dengan Ctrl+S.
error-undo-decided = Tidak dibatalkan: angkatan { $code } sudah disidang pada { $date }.
hint-decided = Keputusan sidang dibuat dari data itu. Kekeliruan diperbaiki dengan berita acara baru.
error-certificate-pattern = Pola nomor sertifikat "{ $pattern }" tidak bisa dipakai.
error-freeze = Keputusan tidak bisa dibekukan.
error-nobody-enrolled = Angkatan { $code } belum punya peserta.
error-person-damaged = Data peserta nomor { $roll } rusak atau hilang.
error-sessions-open = Presensi sesi ini belum ditutup: { $sessions }.
hint-close-sessions = Tutup dulu dengan F8 di layar, atau `juragan session close`.
error-code-differs = Belum ditetapkan: kode yang diketik bukan { $code }.
error-meeting-ahead = Sidang pada { $date } belum berlangsung. Tanggalnya paling lambat hari ini.
log-graduate-decide = kelulusan angkatan { $code } ditetapkan: { $passed } lulus, { $failed } tidak

## Langkah alumni
error-country-unknown = Tidak ada negara "{ $country }".
error-nik-unknown = Tidak ada orang dengan NIK itu.
error-stage-unknown = Tidak ada tahap "{ $stage }". Yang ada: { $known }.
error-step-detail = --{ $detail } tidak berlaku untuk langkah { $step }.
error-step-number = Langkah { $step } memerlukan nomornya: --number.
error-step-unknown = Tidak ada langkah "{ $step }". Yang ada: { $known }.
error-venture-unknown = Alumni ini tidak punya usaha "{ $name }". Yang ada: { $known }.
error-venture-which = Usaha yang mana? Yang ada: { $known }.
hint-list-participants = Lihat peserta dan NIK-nya: `juragan list participants`.
hint-name-venture = Sebutkan namanya dengan --venture.
log-milestone-add = langkah { $step } dicatat: { $name }

## Lembaga latihan
log-practice-cohort = angkatan latihan { $code } dibuat
log-practice-journeys = perjalanan alumni angkatan latihan { $code } dibuat
error-bug = Ada kesalahan di dalam program. Yang sudah tersimpan tetap aman; laporkan tempatnya:

## Nilai, kurikulum, perawatan angkatan
error-module-unknown = Tidak ada modul { $code } dalam kurikulum angkatan ini. Yang ada: { $known }.
error-score-cell-gone = Orang atau modul ini sudah tidak ada di angkatan ini.
finding-not-a-score = Nilai ditulis 0 sampai 100, atau K (kompeten), atau B (belum kompeten).
log-scores-set = { $column ->
    [pre_test] nilai tes awal
    [post_test] nilai tes akhir
   *[other] nilai { $column }
} nomor { $roll } di angkatan { $code }: { $before } -> { $after }
error-curriculum-code-taken = Kode kurikulum { $code } sudah dipakai.
error-curriculum-gone = Kurikulum ini sudah tidak ada.
error-field-unknown = Tidak ada isian { $name }.
error-module-circle = Modul-modul ini saling menunggu: { $modules }. Hapus salah satu syaratnya.
error-module-gone = Modul ini sudah tidak ada dalam kurikulum.
error-module-needed = Modul { $code } masih menjadi syarat untuk { $others }. Ubah dulu syaratnya.
error-module-twice = Kode modul { $code } dipakai dua kali.
error-too-many-modules = Satu kurikulum paling banyak { $most } modul.
log-curriculum-edit = kurikulum { $code } edisi { $edition } diubah
log-curriculum-edition = kurikulum { $code } edisi { $edition } dibuat, karena edisi sebelumnya sudah dipakai
log-curriculum-new = kurikulum { $code } dibuat
error-curriculum-lacks = Kurikulum { $code } tidak mempunyai modul yang sudah dinilai atau diajarkan di angkatan ini: { $modules }.
error-state-by-decision = Angkatan { $code } menjadi lulus lewat sidang (k), atau `juragan graduate`.
error-state-decided = Angkatan { $code } sudah disidang; tinggal bisa diarsipkan.
error-state-held = Di angkatan { $code } sudah ada { $count } sesi yang terlaksana.
error-state-no-session = Angkatan { $code } belum mempunyai sesi. Rencanakan dulu sesinya.
error-state-nobody = Angkatan { $code } belum mempunyai peserta.
error-state-open-sessions = Presensi sesi ini belum selesai: { $sessions }.
error-state-people = Di angkatan { $code } masih ada { $count } peserta.
error-state-there = Angkatan { $code } memang sudah begitu.
error-state-unknown = Keadaan ini dari juragan yang lebih baru; pakai versi itu.
log-cohort-curriculum = angkatan { $code } memakai kurikulum { $curriculum } edisi { $edition }
log-cohort-edit = data angkatan { $code } diubah
log-cohort-state = angkatan { $code }: { $state ->
    [planned] direncanakan
    [open] dibuka
    [running] berjalan
    [assessed] selesai dinilai
    [graduated] lulus
    [archived] diarsipkan
   *[other] { $state }
}
error-already-enrolled = { $name } sudah ada di angkatan ini dengan nomor { $roll }.
error-already-left = Nomor { $roll } sudah keluar pada { $day }.
error-left-before-joined = Nomor { $roll } baru masuk pada { $joined }, jadi tidak bisa keluar pada { $day }.
error-left-cohort = { $name } pernah ada di angkatan ini dengan nomor { $roll } lalu keluar. Masukkan kembali nomor itu.
error-not-left = Nomor { $roll } tidak keluar dari angkatan ini.
error-person-gone = Orang ini sudah tidak ada.
log-enrolment-add-many = { $count } orang masuk angkatan { $code }
log-enrolment-add = nomor { $roll } masuk angkatan { $code }
log-enrolment-readmit = nomor { $roll } masuk kembali ke angkatan { $code }
log-enrolment-withdraw = nomor { $roll } keluar dari angkatan { $code }: { $reason }
error-session-held = Presensi sesi { $session } sudah selesai, jadi sesinya tidak bisa dibatalkan.
error-session-not-cancelled = Sesi { $session } tidak dibatalkan.
log-session-cancel = sesi { $session } angkatan { $code } dibatalkan: { $reason }
log-session-edit = jam atau JP sesi { $session } angkatan { $code } diubah
log-session-lesson = materi sesi { $session } angkatan { $code } diubah
log-session-move = sesi { $session } angkatan { $code } dipindahkan dari { $from } ke { $date }
log-session-revive = sesi { $session } angkatan { $code } jadi diadakan

## Peran operator
error-settings-name = Setelan `{ $name }` tidak dikenal.
error-role-admin = Peran Anda tidak mengizinkan tindakan ini. Mintalah admin mengerjakannya.
error-role-reader = Anda masuk sebagai pembaca: boleh melihat, tidak boleh mengubah data.
hint-role = Ganti operator atau ubah peran lewat menu Operator.

## Isian dan data
error-last-admin = Harus ada paling sedikit satu admin.
error-nik-taken = NIK ini sudah dipakai { $name }.
error-operator-locked = { $name } belum punya kata sandi, jadi belum bisa bekerja di data yang terkunci ini.
error-operator-there = Sudah ada operator bernama { $name }.
error-record-gone = Data ini sudah tidak ada.
error-record-needed = Data ini masih dipakai oleh { $count } data lain.
field-consents = Persetujuan
field-permits = Izin
field-products = Produk
field-turnover = Omzet
hint-last-admin = Jadikan operator lain admin lebih dulu.
hint-nik-taken = Buka data orang itu, atau periksa lagi angkanya.
hint-operator-locked = Minta admin memasangkan kata sandi untuknya.
hint-record-needed = Hapus atau pindahkan dulu yang memakainya.
log-centre-edit = data lembaga diubah: { $field }
log-follow-up-new = tugas dicatat: { $name }
log-follow-up-edit = tugas diubah: { $name }, { $field }
log-follow-up-remove = tugas dihapus: { $name }
log-milestone-new = langkah { $name } dicatat
log-milestone-edit = langkah { $name } diubah: { $field }
log-milestone-remove = langkah { $name } dihapus
log-operator-new = operator { $name } ditambahkan
log-operator-edit = operator { $name } diubah: { $field }
log-person-new = { $name } didaftarkan
log-person-edit = data { $name } diubah: { $field }
log-person-remove = data { $name } dihapus
log-shipment-new = pengiriman { $name } dicatat
log-shipment-edit = pengiriman { $name } diubah: { $field }
log-shipment-remove = pengiriman { $name } dihapus
log-venture-new = usaha { $name } dicatat
log-venture-edit = usaha { $name } diubah: { $field }
log-venture-remove = usaha { $name } dihapus
work-register = Presensi
work-cohort = Angkatan
work-people = Peserta
work-alumni = Alumni
work-report = Laporan
work-centre = Pengaturan

## Kunci layar
error-pin-differs = Kedua ketikan PIN tidak sama.
error-pin-failed = PIN tidak bisa dipasang di laptop ini.
error-pin-form = PIN terdiri dari { $least } sampai { $most } angka.

## Setelan laptop ini
choice-glyphs-ascii = ASCII (polos)
choice-glyphs-box = garis
choice-language-en = Inggris
choice-language-id = Indonesia
choice-theme-contrast = kontras tinggi
choice-theme-default = biasa
choice-theme-mono = tanpa warna
error-settings-syntax = Isi setelan { $path } tidak terbaca, mulai baris { $line }.
error-settings-unknown = Setelan { $path } berisi { $name }, yang tidak dikenal. Yang dikenal: { $known }.
error-settings-unread = Setelan { $path } tidak bisa dibaca.
error-settings-value = Setelan { $path }: isi { $name } tidak bisa dipakai.
field-backup-folder = Folder cadangan
field-data = File data
field-glyphs = Bentuk garis
field-language = Bahasa
field-lock-minutes = Menit sampai layar terkunci
field-second-backup = Tempat cadangan kedua
field-theme = Warna
hint-settings = Betulkan file itu, atau hapus supaya semua setelan kembali seperti semula.

## Pendampingan
error-follow-up-subject = Tugasnya belum diisi.
error-snooze-past = Tunda sampai tanggal sesudah hari ini; { $day } sudah lewat.
log-follow-up-done = tugas selesai: { $name }
log-follow-up-snooze = tugas ditunda: { $name }
late-ahead = { $days } hari lagi
late-days = lewat { $days } hari
late-today = hari ini
need-follow-up = { $subject }
need-graduation = kelulusan: { $complete } dari { $people } lengkap
need-permit = izin { $permit } habis
need-session = presensi sesi { $session } belum selesai
need-stage = masih di tahap { $stage }
error-change-gone = Perubahan itu tidak ada di riwayat terbaru.
error-all-enrolled = Semua yang dipilih sudah ada di angkatan { $code }.
