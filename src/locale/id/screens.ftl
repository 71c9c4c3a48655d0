### Layar: bingkai, tombol, pertanyaan, dan kalimat tiap layar.

## Hari dan bulan
day-1 = Sen
day-2 = Sel
day-3 = Rab
day-4 = Kam
day-5 = Jum
day-6 = Sab
day-7 = Min
day-yesterday = kemarin
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = Mei
month-6 = Jun
month-7 = Jul
month-8 = Agu
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Des

## Bingkai
area-home = Beranda
area-cohorts = Angkatan
area-register = Presensi
frame-too-small = Perbesar jendela: perlu 60x18, sekarang { $width }x{ $height }. Tidak ada yang hilang.
frame-fixed-clock = JAM DITETAPKAN
frame-practice = LATIHAN
frame-help = TOMBOL LAYAR INI
frame-wait = Sebentar...
saving-now = Menyimpan
saving-done = Tersimpan
saving-kept = BELUM TERSIMPAN (Ctrl+S)

## Menu dan bantuan
menu-title = Menu
menu-history = Riwayat
menu-help = Bantuan
menu-quit = Keluar
help-search = Cari:

## Tombol
keys-arrows = Panah
key-accept = Lanjut
explain-date = Memakai tanggal ini. Isian kosong berarti tanggal laptop sudah benar.
key-back = Kembali
explain-back = Kembali satu tingkat. Isian tidak hilang.
key-cancel = Batal
explain-cancel = Kembali ke daftar tanpa mengubah apa-apa.
key-close = Tutup
explain-close = Menutup program.
key-close-roll = Selesai
explain-close-roll = Menyelesaikan sesi ini. Yang belum diisi ditanyakan dulu.
key-default-absent = Alpa
explain-default-absent = Yang belum diisi menjadi Alpa, dicatat sebagai isian otomatis.
key-default-excused = Izin
explain-default-excused = Yang belum diisi menjadi Izin, dicatat sebagai isian otomatis.
key-empty = Kosongkan
explain-empty = Nomor lalu titik: tanda orang itu dikosongkan.
key-fill = Sisanya hadir
explain-fill = Yang belum diisi menjadi Hadir; yang sudah diisi tidak berubah.
key-found = Simpan dan mulai
explain-found = Membuat file data lembaga ini.
key-help = Bantuan
explain-help = Tombol layar ini. Ketik kata untuk mencari, Enter menjalankan.
key-hit = Pilih orang ini
explain-hit = Memilih orang ini; huruf status lalu berlaku untuknya.
key-interrupt = Cara keluar
explain-interrupt = Tombol ini tidak menutup program. Keluar dengan Ctrl+Q.
key-language = English
explain-language = Mengganti bahasa.
key-late = Terlambat
explain-late = Nomor, T, lalu menit. P dengan menit berarti pulang awal.
key-leave = Biarkan
explain-leave = Kembali ke daftar. Sesi belum selesai.
key-mark = No+status
explain-mark = Nomor urut lalu H hadir, I izin, S sakit, A alpa, T terlambat.
key-menu = Menu
explain-menu = Pindah bagian, riwayat, keluar.
key-move = Pilih
explain-move = Memindahkan pilihan.
key-next = Lanjut
explain-next = Ke isian berikut; dari isian terakhir langsung menyimpan.
key-next-hit = Berikutnya
explain-next-hit = Ke orang berikut yang cocok.
key-open = Buka
explain-home-open = Membuka presensi sesi ini, atau angkatan ini.
explain-cohorts-open = Membuka angkatan ini.
explain-cohort-open = Membuka presensi sesi ini.
explain-first-open = Memilih.
key-people = Peserta
key-sessions = Sesi
explain-cohort-other = Berpindah antara daftar sesi dan daftar peserta.
key-previous = Sebelumnya
explain-previous = Ke isian sebelumnya.
key-quit = Keluar
explain-quit = Keluar. Semua sudah tersimpan, jadi tidak ada pertanyaan.
key-reason = Simpan alasan
explain-reason = Membuka kunci sesi dengan alasan ini, lalu tanda tadi dicatat.
key-recovery = Kunci pemulihan
explain-recovery = Berpindah antara kata sandi dan kunci pemulihan.
key-redo = Ulangi
explain-redo = Mengulangi yang tadi dibatalkan.
key-run = Jalankan
key-saved = Tersimpan?
explain-saved = Kapan terakhir tersimpan. Tidak perlu menyimpan sendiri.
key-search = Cari nama
explain-search = Mencari nama: ketik 2-3 huruf, Enter, lalu huruf status.
key-session-after = Sesi berikut
explain-session-after = Ke sesi berikut angkatan ini.
key-session-before = Sesi sebelumnya
explain-session-before = Ke sesi sebelumnya angkatan ini.
key-shut = Tutup
explain-shut = Menutup kotak ini.
key-undo = Batalkan
explain-undo = Membatalkan perubahan terakhir. Perubahan lama ditanyakan dulu.
key-unlock = Buka
explain-unlock = Membuka data.
key-walk = Pilih orang
explain-walk = Memilih orang; huruf status lalu berlaku dan kursor turun sendiri.
key-yes = Ya
key-no = Tidak

## Membuka data
opening-title = Membuka data
opening-now = Membuka data ...
opening-check = Membuka data, memeriksa isinya: { $percent }%
opening-enter = Tekan Enter untuk menutup.
purpose-opening = Data sedang dibuka dan diperiksa. Bila gagal, sebabnya tertulis di sini. File data tidak diubah.
passphrase-title = Kata sandi
passphrase-needed = Data ini dikunci dengan kata sandi.
passphrase-field = Kata sandi:
hint-forgotten-here = Periksa Caps Lock. Lupa kata sandi? Tekan Tab, lalu ketik kunci pemulihan.
recovery-needed = Ketik kunci pemulihan dari kertas yang dulu disimpan: sembilan kelompok.
recovery-field = Kunci pemulihan:
purpose-passphrase = Data ini dikunci. Ketik kata sandi lalu Enter. Lupa? Tab berpindah ke kunci pemulihan.
date-title = Tanggal hari ini
date-doubt = Tanggal laptop ini { $machine }, padahal perubahan terakhir dicatat { $last }. Tanggal berapa hari ini? Jawaban berlaku selama program terbuka.
date-field = Tanggal hari ini (misalnya 10-11-2026):
date-not-understood = Tanggal itu tidak ada. Tulis hari-bulan-tahun, misalnya 10-11-2026.
purpose-date = Tanggal laptop tidak mungkin benar, atau sudah lama tidak dipakai. Presensi memerlukan tanggal yang benar. Enter tanpa isian berarti tanggal laptop benar.

## Pemakaian pertama
first-title = Selamat datang
first-welcome = juragan mencatat angkatan, presensi, kelulusan, dan perjalanan ekspor peserta. Semua data ada di satu file di laptop ini; tidak perlu internet.
first-own = Mulai dengan lembaga saya
first-own-about = Empat isian saja. Semuanya bisa diubah nanti.
first-practice = Coba dulu dengan lembaga latihan
first-practice-about = Angkatan, peserta, dan sesi karangan. Tidak ada yang disimpan.
first-form = Data lembaga. Enter ke isian berikut, F8 selesai.
first-name = Nama lembaga
first-name-help = Seperti pada kop surat.
first-code = Kode
first-code-help = Kode singkat atau VIN; dipakai pada nomor sertifikat. Boleh kosong.
first-region = Kode wilayah
first-region-help = 4 angka kabupaten/kota, misalnya 3324 Kendal; atau 6 angka kecamatan.
first-operator = Nama operator
first-operator-help = Nama Anda. Tercatat pada setiap perubahan.
purpose-first-run = Program ini dibuka pertama kali di sini. Buat lembaga sendiri, atau lihat-lihat dulu dengan data latihan. F3 mengganti bahasa.

## Sesi dalam daftar
session-short = Sesi { $number }
session-later = nanti
session-empty = BELUM DIISI
session-begun = { $marked }/{ $people } terisi
session-full = BELUM SELESAI
session-taken = selesai
session-locked = terkunci
session-cancelled = batal
people-count = { $count } orang

## Beranda
home-figures = { $cohorts } angkatan berjalan   { $people } orang
home-today = Hari ini
home-none-today = Tidak ada sesi hari ini.
home-overdue = Presensi belum selesai ({ $count })
home-running = Angkatan berjalan ({ $count })
home-none-running = Belum ada angkatan. Buat dengan `juragan cohort new`.
home-unprotected = Belum ada kata sandi: siapa pun bisa membuka data ini.
purpose-home = Sesi hari ini, sesi yang presensinya belum selesai, dan angkatan yang berjalan. Enter membuka presensi atau angkatan. Kursor sudah berada di presensi yang paling mungkin dicari. Kata sandi dipasang dengan `juragan passphrase set`.

## Angkatan
cohorts-count = { $count } angkatan
cohorts-code = Kode
cohorts-title = Nama
cohorts-people = Orang
cohorts-sessions = Sesi
cohorts-state = Keadaan
cohorts-end = Selesai
cohorts-all-taken = Sesi selesai
cohorts-none = Belum ada angkatan. Buat dengan `juragan cohort new`.
cohort-progress = { $taken } dari { $sessions } sesi
cohort-sessions = Sesi
cohort-people = Peserta
cohort-attendance = Hadir
cohort-left = Sisa
cohort-no-sessions = Belum ada sesi. Buat dengan `juragan session plan`.
cohort-no-people = Belum ada peserta. Muat dengan `juragan import participants`.
purpose-cohorts = Semua angkatan, yang terbaru di atas. Enter membuka sesi dan pesertanya. Sesi yang sudah selesai dihitung dari semua sesi.
purpose-cohort = Sesi dan peserta satu angkatan. Enter pada sesi membuka presensinya. Sisa adalah berapa kali lagi boleh tidak hadir; tanda ! berarti tidak mungkin lulus.

## Presensi
register-no = No
register-name = Nama
register-last = { $count } sesi
register-left = Sisa
register-mark = St
register-nobody = Belum ada peserta di angkatan ini. Muat dengan `juragan import participants`.
register-open = BELUM SELESAI
register-taken = SELESAI
register-locked = TERKUNCI
register-cancelled = BATAL
register-unmarked = Belum diisi
register-present = Kehadiran { $percent }%
mark-present = Hadir
mark-late = Terlambat
mark-early = Pulang awal
mark-excused = Izin
mark-sick = Sakit
mark-absent = Alpa
mark-none = kosong
mark-minutes = { $mark } { $minutes } menit
mark-gone = keluar
mark-not-yet = belum
detail-now = Sesi ini  :
detail-before = Sebelumnya:
standing-new = belum ada kehadiran yang dihitung (syarat { $rule }%)
standing-good = kehadiran { $percent }%, boleh tidak hadir { $left } kali lagi (syarat { $rule }%)
standing-last = ! kehadiran { $percent }%, harus selalu hadir (syarat { $rule }%)
standing-lost = ! tidak hadir { $missed } dari { $counted } sesi, tidak mungkin lulus (syarat { $rule }%)
standing-left = sudah keluar dari angkatan
standing-not-yet = baru bergabung sesudah sesi ini
ask-letter = { $typed }_ { $name }
ask-minutes = { $roll } { $mark } berapa menit? Ketik angkanya, lalu Enter.
ask-minutes-since = { $roll } { $mark } berapa menit? Ketik angkanya, lalu Enter ({ $minutes } sejak mulai).
ask-minutes-or-number = { $roll } { $mark } { $typed }_: Enter = menit, huruf = nomor berikut
ask-unmarked = { $count } belum diisi: A Alpa, I Izin, Enter biarkan
ask-search = Cari nama: { $typed }_
ask-reason = Alasan: { $coded }, atau ketik sendiri
ask-reason-text = Alasan: { $typed }_ { $meaning }
reason-slip = salah catat
reason-letter = surat menyusul
reason-meeting = keputusan rapat
purpose-register = Mencatat kehadiran satu sesi. Ketik nomor dan huruf hanya untuk yang tidak hadir atau terlambat, lalu = untuk sisanya, lalu F8. Contoh untuk 30 orang: 07I13A22S29T20=

## Daftar: saringan, urutan, kolom, tanda
list-filter = Saring:
list-filtered = saring: { $filter }
list-counted = { $count } dari { $all }
list-marked = { $count } ditandai
list-no-hit = Tidak ada yang cocok dengan "{ $filter }". Esc menampilkan semua lagi.
list-sort-title = Urutkan menurut
list-order-up = naik
list-order-down = turun
list-no-room = (tidak muat)
list-columns-title = Kolom
keys-arrows-s = Panah
keys-shift-arrows = Shift+Panah
explain-list-filter = Menyaring daftar ini: ketik bagian nama atau nomor, lalu Enter.
key-sort = Urutkan
explain-list-sort = Memilih kolom yang menentukan urutan, naik atau turun.
key-columns = Kolom
explain-list-columns = Memilih kolom yang tampak, dan urutannya.
key-mark-row = Tandai
explain-list-mark = Menandai baris ini, atau menghapus tandanya.
key-range = Tandai rentang
explain-list-range = Menandai baris dari sini ke atas atau ke bawah.
key-unmark = Hapus tanda
explain-list-unmark = Menghapus semua tanda. Datanya tidak berubah.
key-show-all = Tampilkan semua
explain-list-show-all = Menghapus saringan, sehingga semua baris tampak lagi.
key-to-list = Ke daftar
explain-filter-take = Kembali ke daftar, tetap tersaring; huruf lalu menjadi perintah lagi.
explain-sort-next = Memilih kolom.
key-take-sort = Urutkan
explain-sort-take = Mengurutkan menurut kolom ini. Sekali lagi membalik urutannya.
key-greatest = Urut turun
explain-sort-down = Mengurutkan menurut kolom ini, yang terbesar atau terbaru di atas.
key-turn-column = Tampak/tidak
explain-columns-turn = Menampilkan kolom ini, atau menyembunyikannya.
key-move-column = Geser
explain-columns-move = Menggeser kolom ini satu tempat.
key-usual = Seperti semula
explain-columns-usual = Kembali ke kolom bawaan daftar ini.

## Riwayat
history-none = Belum ada perubahan.
history-undone = dibatalkan: { $what }
history-taken-back = (sudah dibatalkan) { $what }
history-redone = diulangi: { $what }
purpose-history = Semua perubahan, yang terbaru di atas: kapan, oleh siapa, apa. Ctrl+Z membatalkan yang terakhir, Ctrl+Y mengulanginya. Yang sudah dibatalkan tercoret.
ask-undo = Batalkan: { $what }, { $when }, { $operator }? Enter = ya, Esc = tidak
ask-redo = Ulangi: { $what }, { $when }, { $operator }? Enter = ya, Esc = tidak
log-unknown = { $command }
log-register-mark = presensi { $code } sesi { $session }: { $marks }
log-register-fill = presensi { $code } sesi { $session }: sisanya hadir
log-session-close = presensi { $code } sesi { $session } selesai{ $defaults ->
    [0] { "" }
   *[other] , { $defaults } isian otomatis
}
log-session-reopen = presensi { $code } sesi { $session } dibuka lagi: { $reason }

## Yang baru saja terjadi
said-automatic = Tersimpan otomatis.
said-marked = { $roll } { $name }: { $before } -> { $after }
said-filled = "=" mengisi { $count } orang: Hadir. Ctrl+Z membatalkan.
said-nobody-unmarked = Semua sudah diisi.
said-closed = Presensi sesi { $session } selesai. Ctrl+Z membatalkan.
said-closed-already = Presensi sesi ini sudah selesai.
said-left-open = Sesi belum selesai: { $count } belum diisi.
said-number-first = Ketik nomor dulu, atau pilih orang dengan panah.
said-unknown-key = Tombol { $key } tidak ada di sini. Huruf status: H I S A T.
said-unknown-roll = Nomor { $roll } tidak ada di angkatan ini.
said-not-expected = { $roll } { $name } tidak diharapkan hadir di sesi ini.
said-letter-missing = Nomor { $roll } belum diberi huruf: H I S A T.
said-too-many-minutes = { $minutes } menit terlalu lama. Ketik lagi nomor, T, dan menitnya.
said-no-hit = Tidak ada nama dengan "{ $typed }" di angkatan ini.
said-first-session = Ini sesi pertama angkatan ini.
said-last-session = Ini sesi terakhir angkatan ini.
said-no-class = Tidak ada sesi hari ini dan tidak ada yang tertinggal. Pilih lewat Angkatan.
said-paste-ignored = Tempelan tidak dibaca di layar ini.
said-locked = Sesi ini terkunci. Beri alasan untuk membetulkannya; Esc batal.
said-how-to-quit = Keluar dengan Ctrl+Q, atau F9 lalu 0. Semua sudah tersimpan.
said-nothing-to-save = Belum ada yang perlu disimpan.
said-nothing-to-undo = Tidak ada yang bisa dibatalkan.
said-nothing-to-redo = Tidak ada yang bisa diulangi.
said-undone = Dibatalkan: { $what }. Ctrl+Y mengulangi.
said-undone-but = Dibatalkan: { $what }. { $kept } data tetap, karena sudah dipakai sesudahnya.
said-redone = Diulangi: { $what }. Ctrl+Z membatalkan.
said-redone-but = Diulangi: { $what }. { $kept } data tetap, karena sudah berubah sesudahnya.

## Kesalahan presensi
error-cohort-gone = Angkatan ini sudah tidak ada.
error-session-gone = Sesi ini sudah tidak ada.
error-session-locked = Sesi { $session } sudah terkunci.
error-session-cancelled = Sesi { $session } batal, jadi tidak ada presensi.
hint-reopen-session = Buka lagi dengan alasan: `juragan session reopen`.
error-roll-unknown = Nomor { $roll } tidak ada di angkatan ini.
error-not-expected = { $roll } { $name } tidak diharapkan hadir di sesi ini.
error-people-unmarked = { $count } orang belum diisi.
hint-name-default = Isi dulu, atau sebutkan tanda untuk sisanya, misalnya --default A.
error-reason-needed = Sebutkan alasannya.

## Program
error-no-terminal = Layar juragan memerlukan terminal, sedangkan masukan atau keluarannya dialihkan.
hint-no-terminal = Pakai perintah, misalnya `juragan list cohorts`. Semua perintah: `juragan help`.
error-terminal = Terminal tidak bisa dipakai.
error-defect = Ada kesalahan di dalam program ({ $place }). Yang sudah tersimpan tetap aman.
hint-defect = Ulangi lagi. Bila terulang, kirimkan catatan dari folder `log` di sebelah file data; isinya tanpa data orang.

## Muat data
menu-intake = Muat data
key-intake = Muat data
explain-cohort-intake = Memuat daftar peserta dari berkas Excel, LibreOffice atau CSV ke angkatan ini.
key-read = Baca berkas
explain-intake-read = Membaca berkas ini dan menunjukkan apa yang akan terjadi. Belum ada yang ditulis.
key-cohort-after = Angkatan lain
key-cohort-before = Angkatan sebelumnya
explain-intake-cohort = Memilih angkatan yang dituju.
purpose-intake = Memuat daftar peserta, presensi, atau nilai dari berkas. Yang terbaru dari folder Downloads, Desktop, Documents dan folder data ada di atas; ketik sebagian namanya, atau alamat lengkap berkasnya. Sesudah dibaca, isinya ditinjau dulu.
intake-cohort = Ke angkatan:
intake-other = (Tab: angkatan lain)
intake-no-cohort = Belum ada angkatan yang menerima peserta. Buat angkatan dulu.
picker-field = Berkas:
picker-name = Nama berkas
picker-changed = Diubah
picker-length = Besar
picker-none = Tidak ada berkas Excel, LibreOffice atau CSV di folder yang biasa. Ketik alamatnya.
picker-no-hit = Tidak ada nama berkas yang cocok. Enter membaca alamat yang diketik.
keys-one-to-six = 1-6
key-filter = Saring
explain-review-filter = 1 semua, 2 baru, 3 berubah, 4 sama, 5 salah, 6 mirip.
key-next-problem = Masalah berikut
explain-review-next = Ke baris berikutnya yang salah atau perlu dilihat.
key-correction = Lembar koreksi
explain-review-correct = Menulis baris yang salah ke berkas Excel di sebelah berkas asalnya, dengan alasannya. Betulkan di sana, lalu muat lagi.
key-apply = Terapkan
explain-review-apply = Memuat semua baris yang tidak salah sekaligus. Ctrl+Z membatalkan semuanya.
purpose-import-review = Apa yang akan terjadi dengan setiap baris berkas. Baris yang salah tidak dimuat; F7 menulisnya ke lembar koreksi. Belum ada yang ditulis sebelum F8, dan Esc kembali tanpa akibat.
review-all = Semua
review-new = Baru
review-changed = Berubah
review-same = Sama
review-wrong = Salah
review-alike = Mirip
review-word-new = BARU
review-word-changed = UBAH
review-word-same = SAMA
review-word-wrong = SALAH
review-word-alike = MIRIP
review-remark = Masalah / perubahan
review-none = Tidak ada baris di kelompok ini.
review-row = Baris { $row }
review-rows = { $count } baris
review-in-file = Di berkas:
review-finding = { $heading }: { $what }
review-change = { $field }: { $before } -> { $after }
review-joins = sudah tercatat, masuk angkatan ini
review-empty = (kosong)
review-yes = ya
review-no = tidak
review-unknown-headings = Kolom yang tidak dikenal dan tidak dibaca: { $headings }.
review-summary = Belum ada yang ditulis. F8: { $new } baru, { $joins } dikenal, { $changed } berubah; { $refused } salah dilewati.
review-nothing = Tidak ada yang perlu dimuat: semua baris sama atau salah.
review-no-problem = Tidak ada lagi yang perlu dilihat.
review-none-refused = Tidak ada baris yang salah, jadi tidak ada lembar koreksi.
said-imported = Dimuat: { $new } baru, { $joins } dikenal, { $changed } berubah. Ctrl+Z membatalkan.

## Laporan
area-reports = Laporan
explain-reports-open = Membuka laporan ini dan memeriksa datanya.
purpose-reports = Membuat berkas untuk kementerian dan penyelenggara. Pilih laporan, angkatan atau masanya; data diperiksa dulu, lalu F8 menulis berkasnya. Yang dikirim dicatat di Riwayat.
keys-sideways = < >
key-change = Ganti
explain-report-change = Memilih angkatan, atau masa bagi laporan yang membolehkannya.
key-toggle = Pilih bentuk
explain-report-toggle = Membuat atau tidak membuat bentuk ini.
key-write = Buat berkas
explain-report-write = Menulis berkasnya di latar; Anda dapat terus bekerja.
key-stop = Hentikan
report-unchecked = BELUM DIPERIKSA
report-blocked = HARUS DIPERBAIKI
report-ready = SIAP
report-writing = SEDANG DITULIS
report-written = SELESAI
report-no-cohort = Belum ada angkatan. Laporan ini tentang satu angkatan.
report-no-format = Pilih paling sedikit satu bentuk dengan Spasi.
report-no-folder = Isi dulu foldernya.
report-blocked-still = Penerima akan menolak laporan ini sebelum yang di bawah diperbaiki. F8 sekali lagi tetap menulisnya.
report-files = Berkas
report-check = Pemeriksaan
report-cohort = Angkatan
report-period = menurut tanggal, semua angkatan
report-from = Dari tanggal
report-to = Sampai
report-formats = Bentuk
report-folder = Folder
report-writing-now = Sedang menulis ...
report-people = { $people } orang di dalam laporan.
report-all-good = OK       tidak ada yang kurang
report-mend = PERBAIKI
report-look = PERIKSA
report-note = INFO
said-exported = { $count } berkas siap di { $folder }.

## Pekerjaan panjang di samping layar
errand-reading = Membaca { $file }
errand-report = Menulis { $title }, data pukul { $time }
errand-stop = Esc hentikan
errand-stopping = Menghentikan ...
errand-busy = Tunggu dulu: { $what }.
explain-stop = Menghentikan yang sedang berjalan. Tidak ada yang tertinggal setengah jadi.
error-stopped = Dihentikan; tidak ada yang ditulis.
hint-source-read-again = Enter membacanya lagi.
errand-matching = Mencocokkan { $file }
errand-taking-in = Memuat ke { $code }
intake-ask-cohort = Ke angkatan mana?
intake-any-cohort = ditanya sesudah berkasnya dipilih (F2 memilih sekarang)
intake-ask-kind = { $file } dibaca sebagai apa? { $kinds }
intake-left = Berkasnya sudah dibaca, tetapi layarnya ditinggalkan. F9 M membacanya lagi.
key-cohort-list = Angkatan
kind-participants = Daftar peserta
kind-register = Presensi
kind-scores = Nilai
explain-kind = Membaca berkas ini sebagai daftar itu.
error-import-kind = Pilih dulu isi daftar ini.
target-birth = Tempat dan tanggal lahir
target-regency = Kabupaten/kota
target-province = Provinsi
target-mark = Presensi sesi
target-score = Nilai
key-columns = Kolom
explain-review-columns = Lembar, baris judul, dan kolom mana dibaca sebagai isian apa.
explain-review-filter-values = 1 semua, 2 terisi, 3 berubah, 4 sama, 5 salah.
keys-one-to-five = 1-5
review-filled = Terisi
review-word-filled = ISI
review-understood = Terbaca:
review-value = { $label } { $value }
review-change-and = { $what } (dan { $count } lagi)
review-other-sheets = Lembar { $sheets } juga berisi daftar; k memilih lembar.
review-summary-values = Belum ada yang ditulis. F8: { $filled } terisi, { $changed } berubah; { $refused } baris salah dilewati.
said-imported-values = Dimuat: { $filled } terisi, { $changed } berubah. Ctrl+Z membatalkan.
key-column-field = Isian
explain-column-field = Memilih isian bagi kolom ini, atau tidak membacanya.
key-sheet = Lembar
explain-column-sheet = Memilih lembar lain dari berkas ini.
key-heading-row = Judul
explain-column-heading = Menyebut baris yang berisi judul kolom.
key-list-kind = Jenis
explain-column-kind = Membaca berkas ini sebagai daftar peserta, presensi, atau nilai.
key-review = Tinjau
explain-column-rows = Meninjau baris demi baris. Belum ada yang ditulis.
purpose-import-columns = Di mana tabelnya dan kolom mana dibaca sebagai isian apa. Kolom yang tidak dibaca tidak hilang dari berkasnya. Sesudah ini baris-barisnya ditinjau; belum ada yang ditulis.
columns-state = COCOKKAN KOLOM
columns-place = Lembar { $sheet } (dari { $sheets }), judul di baris { $row }
columns-place-plain = Judul kolom di baris { $row }
columns-mend = Enter memilih isian kolom.
columns-kind = Dibaca sebagai: { $kind }. { $read } kolom dibaca, { $unread } tidak.
columns-letter = Kol
columns-heading = Judul di berkas
columns-sample = Isi pertama
columns-field = Dibaca sebagai
columns-unread = (tidak dibaca)
columns-advice = Enter mengganti isian kolom ini. F8 meninjau baris-barisnya.
columns-ask-field = Kolom { $heading } dibaca sebagai
columns-ask-sheet = Lembar mana?
columns-ask-heading = Judul kolom ada di baris nomor
columns-ask-kind = Apa isi daftar ini?
columns-one-sheet = Berkas ini hanya punya satu lembar.
columns-heading-number = Ketik nomor barisnya dengan angka.

## Kelulusan dan nilai
key-meeting = Kelulusan
explain-cohort-meeting = Siapa lulus, siapa belum dan mengapa; menetapkan hasilnya.
key-scores = Nilai
explain-cohort-scores = Nilai tes dan modul angkatan ini.
key-decide = Tetapkan
explain-meeting-decide = Menetapkan kelulusan angkatan ini. Tanggal, tempat, nomor berita acara, dan kode angkatan ditanyakan dulu.
explain-meeting-next = Ke isian berikut; dari isian terakhir langsung menetapkan.
meeting-title = Kelulusan
meeting-before = { $passed } lulus, { $failed } belum
meeting-decided = DITETAPKAN: { $passed } lulus, { $failed } tidak
meeting-open-sessions = Presensi belum selesai ({ $count }): Enter membuka
meeting-failed = Tidak lulus ({ $count })
meeting-unmet = Belum memenuhi syarat ({ $count })
meeting-passed = Lulus ({ $count })
meeting-rule = Syarat: kehadiran paling sedikit { $percent }%, nilai paling sedikit { $mark }.
meeting-held = Sidang { $date }, berita acara { $minute }, tempat { $place }.
meeting-freezes = Kelulusan angkatan { $code }: { $passed } lulus, { $failed } tidak. Sesudah ditetapkan, yang lulus mendapat nomor sertifikat dan hasilnya tidak bisa diubah atau dibatalkan.
meeting-date = Tanggal sidang
meeting-date-help = Hari-bulan-tahun, misalnya 10-11-2026.
meeting-no-date = tanggal itu tidak ada
meeting-place = Tempat
meeting-place-help = Tempat sidang. Boleh kosong.
meeting-minute = Nomor berita acara
meeting-minute-help = Seperti pada suratnya. Boleh kosong.
meeting-code = Kode angkatan
meeting-code-help = Ketik kode angkatan sebagai tanda setuju, lalu Enter. Esc: kembali.
meeting-code-same = cocok
meeting-code-other = belum cocok
said-code-differs = Belum ditetapkan: kode yang diketik bukan { $code }.
said-graduated = Ditetapkan: { $passed } lulus, { $failed } tidak. Nomor sertifikat sudah diberikan.
purpose-meeting = Siapa memenuhi syarat lulus, siapa belum dan setiap sebabnya. Presensi yang belum selesai disebut lebih dulu; Enter membukanya. F8 menetapkan hasilnya untuk selamanya.
scores-title = Nilai
scores-columns = kolom { $from }-{ $to } dari { $count }
scores-pre = Awal
scores-post = Akhir
scores-average = Rata-rata
scores-gain = Kenaikan tes awal ke akhir: { $gain } ({ $count } orang)
scores-no-gain = Kenaikan tes awal ke akhir: belum ada yang punya kedua nilai
decimal-sign = ,
key-score = Nilai
explain-score = Ketik dua angka: nilai tercatat dan kursor turun. Sesudah 10 ketik 0 untuk 100, atau Enter. Nilai satu angka: Enter, atau 05.
key-competent = Kompeten
explain-competent = Kompeten, lalu kursor turun.
key-not-competent = Belum kompeten
explain-not-competent = Belum kompeten, lalu kursor turun.
key-empty-cell = Kosongkan
explain-empty-cell = Mengosongkan nilai di kursor.
key-clear = Kosongkan
explain-score-accept = Mencatat angka yang sudah diketik, lalu turun.
key-right = Kolom kanan
explain-score-right = Ke kolom berikut.
key-left = Kolom kiri
explain-score-left = Ke kolom sebelumnya.
key-correct = Hapus angka
explain-score-correct = Menghapus angka terakhir yang belum tercatat.
explain-score-back = Membuang angka yang belum tercatat; kalau tidak ada, kembali satu tingkat.
said-test-takes-points = Tes awal dan tes akhir diisi angka 0 sampai 100; K dan B hanya untuk modul.
said-score-unstored = Di sini ada ketikan yang bukan nilai. Betulkan, atau Esc untuk membuangnya.
advice-score-wrong = { $roll }, { $column }: { $typed } bukan nilai. Isi 0 sampai 100; Bksp menghapus.
advice-score-ten = 10: ketik 0 untuk 100, atau Enter untuk 10.
advice-score-test = { $roll } { $name }: tes { $column }, 0 sampai 100
advice-score-module = { $roll } { $name }: { $column } { $title }, syarat { $needed }
purpose-scores = Nilai tes dan modul satu angkatan, diketik kolom demi kolom: dua angka lalu kursor turun sendiri. Tanda ! berarti di bawah syarat, ? berarti bukan nilai dan belum tercatat. Kenaikan dihitung dari yang punya kedua tes.

## Kotak di atas layar
key-take = Ambil
explain-take = Mengambil yang ditunjuk, atau menerima yang diketik.
key-day = Hari
explain-day = Berpindah hari; atas dan bawah satu minggu.
key-month = Bulan
explain-month = Ke bulan sebelumnya atau berikutnya.
keys-all-arrows = Panah
keys-pages = PgUp/PgDn
ask-narrow = Cari:
ask-differs = Tidak sama; ketik persis.

## Formulir
form-person = { $name }
form-person-new = Peserta baru
said-person-kept = { $name } tersimpan.
group-identity = Identitas
group-address = Alamat
group-work = Riwayat PMI
group-plan = Rencana usaha
beside-meaning = { $value }
beside-offer = dari NIK: { $value } (Enter = pakai)
beside-same-nik = NIK ini sudah dipakai { $name } ({ $cohorts }).
beside-same-name = Nama dan tanggal lahir sama dengan { $name } ({ $cohorts }).
beside-same-phone = Nomor ini juga milik { $name } ({ $cohorts }).
key-pick = Pilih
key-copy = Salin
key-finish-form = Selesai
key-go-on = Lanjutkan
key-drop = Buang
explain-form-next = Menerima isian ini dan pindah ke isian berikutnya; pada isian terakhir menyelesaikan formulir.
explain-form-pick = Memilih dari daftar, atau tanggal dari kalender.
explain-form-copy = Menyalin isi dari formulir sebelumnya.
explain-form-finish = Menyelesaikan formulir.
explain-form-page = Melompat satu layar.
explain-form-back = Kembali; yang belum tersimpan dipegang sebagai draf.
explain-draft-go-on = Melanjutkan isian yang belum selesai.
explain-draft-drop = Membuang draf dan mulai dari formulir kosong.
purpose-form = Formulir ini menyimpan setiap isian begitu Anda pindah ke isian berikutnya. Isian yang keliru tidak menahan Anda: alasannya tertulis di sampingnya dan bisa dibetulkan kapan saja. Yang belum dapat disimpan dipegang sebagai draf, juga bila program berhenti mendadak.
area-people = Peserta
form-number = Formulir ke-{ $number }
form-not-stored = BELUM TERSIMPAN
form-refused = { $count } perlu diperbaiki
ask-draft = Belum selesai: { $count } isian, { $when }. Enter lanjutkan, Del buang
said-draft-kept = Draf disimpan; buka formulir ini lagi untuk melanjutkan.
said-nothing-to-copy = Tidak ada isi dari formulir sebelumnya untuk disalin.
said-nothing-to-choose = Tidak ada daftar pilihan untuk isian ini; ketik saja. Untuk wilayah, ketik tiga huruf dulu.
help-text = ketik, lalu Enter.
help-notes = catatan bebas.
help-digits = angka saja.
help-nik = 16 angka; spasi boleh.
help-date = 10, 10-11, 10-11-1990, k kemarin, +7; F2 kalender.
help-time = jam, seperti 08.00.
help-integer = angka.
help-phone = nomor seperti 0812-3456-7890.
help-money = rupiah, atau mata uang di depan: USD 1.000.
help-choice = ketik huruf awal, atau F2 memilih.
help-region = ketik tiga huruf nama kecamatan lalu Enter; F2 memilih.
help-country = nama atau kode negara; F2 memilih.
help-check = Spasi, atau Y/T.
help-needed-saving = Wajib diisi.
help-needed-graduation = Perlu untuk kelulusan.
help-needed-report = Perlu untuk laporan.

## Alumni
area-alumni = Alumni
alumni-board = Papan
board-stage = Tahap
board-count = Alumni
board-days = Angka = hari di tahap ini, ! = lewat batas
board-figures = { $count } alumni   { $silent } tanpa kabar
board-none = Belum ada alumni. Setelah sidang kelulusan sebuah angkatan ditetapkan (Angkatan, k Kelulusan), lulusannya berdiri di sini.
board-none-such = Tidak ada alumni seperti itu. Tekan / lalu pilih "Semua alumni".
watch-all = Semua alumni
watch-late = Lewat batas waktu tahapnya
watch-silent = Tanpa kabar 90 hari
ask-watch = Tampilkan
key-filter = Saring
explain-board-filter = Memilih siapa yang tampil: semua, yang terlambat, yang tanpa kabar, atau satu angkatan.
explain-board-open = Membuka alumni ini: bukti, usaha, pengiriman, tugas.
purpose-board = Papan jalur ekspor: satu baris untuk satu tahap, yang lewat batas di depan. Tahap dihitung dari bukti yang dicatat, tidak pernah diketik. Tekan > untuk mencatat langkah berikutnya.
graduate-stage = Tahap
graduate-none = belum lulus dari angkatan mana pun
graduate-since = { $stage } sejak { $day }, { $days } hari
graduate-next = Berikutnya
graduate-person = Data diri
graduate-cohort = Angkatan
graduate-not-passed = belum lulus
graduate-evidence = Bukti tiap tahap
graduate-lost = { $step } sudah habis
graduate-second = Pengiriman kedua
graduate-lacks = kurang { $what }
graduate-tasks = Tugas dan catatan
graduate-no-tasks = Belum ada. t menambah tugas dengan tanggal, c mencatat kabar.
graduate-ventures = Usaha, izin, produk
graduate-no-ventures = Belum ada usaha. Tekan a lalu pilih "Usaha".
graduate-shipments = Pengiriman
graduate-no-shipments = Belum ada pengiriman.
graduate-steps = Langkah yang dicatat
graduate-no-steps = Belum ada langkah. Tekan > untuk mencatat.
graduate-consents = Persetujuan
graduate-no-consents = Belum ada persetujuan. Tekan a lalu pilih "Persetujuan".
graduate-product = Produk
graduate-peb = PEB
graduate-awb = resi
graduate-aggregator = agregator
permit-over = ! sudah habis { $days } hari
permit-soon = ! habis { $days } hari lagi
permit-until = s.d. { $day }
task-done = selesai
task-snoozed = ditunda sampai { $day }
purpose-graduate = Semua tentang satu alumni: di tahap mana, apa buktinya, apa yang kurang, dan apa yang harus dikerjakan. Enter membuka baris ini; Enter pada baris tahap mencatat langkah tahap itu. Del menghapus dan Ctrl+Z mengembalikan.
key-step = Maju tahap
explain-graduate-step = Mencatat langkah berikutnya; yang ditanyakan hanya tanggal dan nomor yang perlu.
key-new = Tambah
explain-graduate-new = Menambah langkah, tugas, usaha, izin, produk, pengiriman, atau persetujuan.
key-task = Tugas
explain-graduate-task = Menambah tugas dengan tanggal.
key-note = Catatan
explain-graduate-note = Mencatat kabar hari ini.
key-remove = Hapus
explain-graduate-remove = Menghapus yang dipilih; Ctrl+Z mengembalikan.
explain-graduate-open = Membuka formulir baris ini, atau mencatat langkah tahap ini.
key-task-done = Hasil
explain-task-done = Menyelesaikan tugas ini dan mencatat hasilnya.
key-task-later = Tunda
explain-task-later = Menunda tugas ini sampai suatu tanggal, dengan alasannya.
ask-step = Langkah apa yang dicapai { $name }?
ask-note = Catatan tentang { $name }
ask-new = Tambah untuk { $name }
new-step = Langkah menuju ekspor
new-task = Tugas
new-venture = Usaha
new-permit = Izin untuk usaha { $venture }
new-product = Produk usaha { $venture }
new-shipment = Pengiriman ekspor
new-consent = Persetujuan
said-noted = Dicatat: { $what }
said-removed = Dihapus: { $what }. Ctrl+Z mengembalikan.
said-not-removable = Baris ini tidak dihapus di sini; hapus bukti atau catatannya.
group-venture = Usaha
group-papers = Surat usaha
group-running = Kegiatan
group-goods = Barang
group-proof = Bukti kirim (salah satu cukup: PEB, resi dengan invoice, agregator)
form-venture-new = Usaha baru
form-venture = Usaha { $name }
form-milestone = Langkah
form-shipment = Pengiriman
form-task = Tugas
form-permit = Izin usaha { $name }
form-product = Produk usaha { $name }
form-consent = Persetujuan { $name }
form-task-done = Hasil: { $subject }
form-task-later = Tunda: { $subject }
form-step = { $name }: { $step ->
    [usaha] { step-usaha }
    [nib] { step-nib }
    [npwp] { step-npwp }
    [merek] { step-merek }
    [pirt] { step-pirt }
    [bpom] { step-bpom }
    [halal] { step-halal }
    [sni] { step-sni }
    [haccp] { step-haccp }
    [kur] { step-kur }
    [siap-ekspor] { step-siap-ekspor }
    [pitching] { step-pitching }
    [matching] { step-matching }
    [pameran] { step-pameran }
    [misi-dagang] { step-misi-dagang }
    [buyer] { step-buyer }
    [kontrak] { step-kontrak }
    [ekspor] { step-ekspor }
    [mentor] { step-mentor }
   *[other] { $step }
}
said-step-up = { $name } naik ke tahap { $stage ->
    [business] { stage-business }
    [legal] { stage-legal }
    [standard] { stage-standard }
    [financing] { stage-financing }
    [ready] { stage-ready }
    [promotion] { stage-promotion }
    [buyer] { stage-buyer }
    [first-export] { stage-first-export }
    [repeat-export] { stage-repeat-export }
    [independent] { stage-independent }
   *[other] { $stage }
}. Ctrl+Z membatalkan.
said-step-noted = Langkah { $name } dicatat. Ctrl+Z membatalkan.
said-step-thin = Langkah { $name } dicatat; buktinya belum lengkap, lihat "kurang" di baris tahapnya.
said-permit-new = Izin usaha { $name } dicatat.
said-product-new = Produk usaha { $name } dicatat.
said-consent-new = Persetujuan { $name } dicatat.
said-task-done = Selesai: { $subject }
said-task-later = Ditunda: { $subject }
error-note-empty = Catatannya belum diisi.
error-step-ahead = Tanggal ini belum tiba; langkah dicatat setelah tercapai.
key-previous-page = Layar sebelumnya
key-next-page = Layar berikutnya
key-edit = Ubah
key-remove = Hapus
explain-person-open = Membuka angkatan yang ditunjuk, atau formulir orang ini.
explain-person-edit = Membuka formulir orang ini untuk diubah.
explain-person-remove = Menghapus orang ini bila tidak ada data lain yang memerlukannya; dapat dibatalkan.
purpose-person = Layar ini menunjukkan semua yang diketahui tentang satu orang: identitas, angkatan yang diikuti, sejauh mana usahanya, dan riwayat perubahan datanya. Enter pada angkatan membukanya. Tekan e untuk mengubah data orang ini.
person-who = Identitas
person-cohorts = Angkatan
person-no-cohorts = Belum ikut angkatan.
person-stage = Jalur ekspor
person-stage-since = { $stage } sejak { $since }
person-history = Riwayat data
person-remarks = { $count } perlu dilihat
said-person-removed = { $name } dihapus. Ctrl+Z membatalkan.

## Daftar perintah dan pencarian
palette-title = Perintah
palette-none = Tidak ada perintah dengan kata itu.
palette-menu-key = F9
palette-new-person = Peserta baru
synonyms-palette-new-person = tambah peserta, daftarkan, pendaftaran, isi formulir, orang baru
palette-scores = Nilai
synonyms-palette-scores = skor, tes awal, tes akhir, ujian, pre test, post test, rapor
palette-meeting = Kelulusan
synonyms-palette-meeting = lulus, sidang, sertifikat, berita acara, wisuda
palette-language = Ganti bahasa
synonyms-palette-language = english, inggris, indonesia, bahasa, language
palette-theme = Ganti warna
synonyms-palette-theme = tema, kontras, hitam putih, gelap, terang, tampilan
synonyms-area-alumni = lulusan, purna, usaha, tindak lanjut, jalur ekspor, papan
synonyms-area-home = awal, utama, hari ini, halaman depan
synonyms-area-cohorts = kelas, batch, gelombang, pelatihan, kelompok
synonyms-area-register = absen, absensi, daftar hadir, kehadiran, hadir
synonyms-area-reports = ekspor data, buat berkas, rekap, excel, kirim ke kementerian, unduh
synonyms-menu-intake = impor, import, masukkan dari file, unggah, excel, csv
synonyms-menu-history = log, jejak, siapa mengubah, catatan perubahan
synonyms-key-undo = urung, undo, kembalikan, salah ketik
synonyms-key-redo = redo, ulang
synonyms-key-quit = tutup, exit, selesai bekerja
synonyms-key-help = tolong, petunjuk, cara, tombol, help
synonyms-key-find = temukan, nik, nomor hp, telepon, nama orang, search
synonyms-key-saved = simpan, save
key-find = Cari
explain-find = Mencari peserta, angkatan, usaha menurut nama, NIK, atau nomor HP.
explain-find-open = Membuka yang ditunjuk.
key-palette = Perintah
explain-palette = Semua perintah menurut namanya, dengan tombolnya.
explain-run = Menjalankan yang ditunjuk.
explain-shut-lookup = Menghapus yang diketik; kalau kosong, menutup kotak ini.
said-theme = Warna: { $theme }.
said-choose-cohort = Pilih dulu angkatannya; tombolnya ada di bawah sesudah dibuka.
find-title = Cari peserta, angkatan, usaha
find-how = Nama dengan urutan bebas, atau 4 angka NIK atau HP.
find-waiting = Mencari...
find-learning = Daftar nama masih disusun; hasilnya muncul sendiri.
find-none = Tidak ada yang cocok. Coba sebagian nama saja.
find-damaged = (data rusak)
find-person = Peserta
find-cohort = Angkatan
find-venture = Usaha
find-nik = NIK
find-phone = HP
find-nib = NIB
