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
explain-interrupt = Ctrl+C tidak menutup program. Keluar dengan Ctrl+Q.
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
key-saved = Tersimpan?
explain-saved = Kapan terakhir tersimpan. Tidak perlu menyimpan sendiri.
key-search = Cari nama
explain-search = Mencari nama: ketik 2-3 huruf, Enter, lalu huruf status.
key-session-after = Sesi berikut
explain-session-after = Ke sesi berikut angkatan ini.
key-session-before = Sesi sebelumnya
explain-session-before = Ke sesi sebelumnya angkatan ini.
key-undo = Batalkan
explain-undo = Membatalkan perubahan terakhir. Perubahan lama ditanyakan dulu.
key-unlock = Buka
explain-unlock = Membuka data.
key-walk = Pilih orang
explain-walk = Memilih orang; huruf status lalu berlaku dan kursor turun sendiri.

## Membuka data
opening-title = Membuka data
opening-now = Membuka data ...
opening-check = Membuka data, memeriksa isinya: { $percent }%
opening-enter = Tekan Enter untuk menutup.
purpose-opening = Data sedang dibuka dan diperiksa. Bila gagal, sebabnya tertulis di sini. File data tidak diubah.
passphrase-title = Kata sandi
passphrase-needed = Data ini dikunci dengan kata sandi.
passphrase-field = Kata sandi:
recovery-needed = Ketik kunci pemulihan dari kertas yang dulu dicetak.
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
purpose-home = Sesi hari ini, sesi yang presensinya belum selesai, dan angkatan yang berjalan. Enter membuka presensi atau angkatan. Kursor sudah berada di presensi yang paling mungkin dicari.

## Angkatan
cohorts-count = { $count } angkatan
cohorts-code = Kode
cohorts-title = Nama
cohorts-days = Tanggal
cohorts-people = Orang
cohorts-sessions = Sesi
cohorts-state = Keadaan
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
standing-last = ! kehadiran { $percent }%, tidak boleh absen lagi (syarat { $rule }%)
standing-lost = ! tidak hadir { $missed } dari { $counted } sesi, tidak mungkin lulus (syarat { $rule }%)
standing-left = sudah keluar dari angkatan
standing-not-yet = baru bergabung sesudah sesi ini
ask-letter = { $typed }_ { $name }
ask-minutes = { $roll } { $mark }: menit, lalu Enter?
ask-minutes-since = { $roll } { $mark }: menit, lalu Enter? ({ $minutes } sejak mulai)
ask-minutes-or-number = { $roll } { $mark } { $typed }_: Enter = menit, huruf = nomor berikut
ask-unmarked = { $count } belum diisi: A Alpa, I Izin, Enter biarkan
ask-search = Cari nama: { $typed }_
ask-reason = Sesi terkunci. Alasan membetulkan:
ask-reason-text = atau ketik: { $typed }_
reason-slip = salah catat
reason-letter = surat menyusul
reason-meeting = keputusan rapat
purpose-register = Mencatat kehadiran satu sesi. Ketik nomor dan huruf hanya untuk yang tidak hadir atau terlambat, lalu = untuk sisanya, lalu F8. Contoh untuk 30 orang: 07I13A22S29T20=

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
log-session-close = presensi { $code } sesi { $session } selesai
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
