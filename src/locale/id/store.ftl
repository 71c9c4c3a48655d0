### Data di disk: kerusakan, kata sandi, cadangan, pulihkan, periksa.

## Membuka dan menyimpan
error-store-in-use = Data ini sedang dibuka juragan di jendela lain.
hint-store-in-use = Tutup dulu jendela itu, lalu coba lagi.
error-store-missing = Belum ada data di tempat ini.
hint-store-missing = Mulai dengan `juragan init`, atau tunjuk file data dengan --data.
error-store-zero-length = File data kosong (0 byte): isinya hilang, biasanya karena laptop mati mendadak atau disk rusak.
hint-store-restore = Pulihkan dari cadangan terbaru: `juragan restore FILE`. File yang ada sekarang tetap disimpan.
error-store-foreign = File ini bukan data juragan. Isinya tidak diubah sama sekali.
hint-store-foreign = Periksa nama file pada --data atau JURAGAN_DATA.
error-store-newer = Data ini disimpan oleh juragan yang lebih baru (format { $format }). Isinya tidak diubah.
hint-store-newer = Pasang juragan versi terbaru di laptop ini.
error-store-locked = Data ini dikunci dengan kata sandi.
hint-store-locked = Ketik kata sandinya, atau beri file berisi kata sandi dengan --passphrase-file.
error-store-wrong-passphrase = Kata sandi atau kunci pemulihan tidak cocok.
hint-store-forgotten = Periksa Caps Lock. Lupa kata sandi? Pakai kunci pemulihan: `juragan passphrase recover`.
error-store-damaged-slots = Bagian kunci pada file ini rusak. Ini bukan karena kata sandi Anda salah.
error-store-damaged = File data rusak: isinya tidak sama dengan yang pernah disimpan.
error-store-read-only = File atau folder data tidak boleh ditulis.
hint-store-read-only = Buka kunci tulis flashdisk, atau pindahkan file data ke folder milik Anda.
error-store-disk-full = Disk penuh.
hint-store-disk-full = Hapus atau pindahkan beberapa file besar, lalu coba lagi. Yang sudah tersimpan tetap aman.
error-store-io = Disk gagal dibaca atau ditulis.
hint-store-io = Periksa kabel atau flashdisk, lalu coba lagi.
error-store-conflict = Data ini sudah berubah sejak Anda membukanya ({ $count } isian). Perubahan Anda tidak disimpan.
hint-store-conflict = Lihat isinya yang sekarang, lalu ulangi bila masih perlu.
error-store-kept = Belum tersimpan karena disk bermasalah. Isian Anda tetap dipegang dan akan dicoba lagi.
hint-store-kept = Jangan matikan laptop. Periksa disk atau flashdisk, atau kosongkan sedikit ruang.
error-store-kept-full = Disk penuh, isian Anda dipegang: kosongkan ruang dulu.
hint-store-kept-full = Jangan matikan laptop; isian itu dicoba lagi. Setelah ada ruang: Ctrl+S.
error-store-kept-read-only = Disk tidak boleh ditulis, isian Anda dipegang dulu.
hint-store-kept-read-only = Jangan matikan laptop. Buka kunci tulis flashdisk atau folder, lalu Ctrl+S.
error-store-kept-gone = File data tidak di tempatnya, isian Anda dipegang dulu.
hint-store-kept-gone = Jangan matikan laptop. Kembalikan flashdisk atau file itu, lalu Ctrl+S.
error-store-unsaved = Disk gagal ditulis, jadi perubahan ini tidak selesai disimpan.
hint-store-unsaved = Periksa disk atau flashdisk, lalu lihat `juragan log`: bila belum ada di sana, ulangi.
error-store-unsaved-full = Disk penuh, jadi perubahan ini tidak tersimpan.
hint-store-unsaved-full = Kosongkan ruang disk, lalu ulangi. Yang sudah tersimpan tetap aman.
error-store-unsaved-read-only = File atau folder data tidak boleh ditulis, jadi perubahan ini tidak tersimpan.
hint-store-unsaved-read-only = Buka kunci tulis flashdisk atau izin foldernya, lalu ulangi.
error-store-unsaved-gone = File data tidak di tempatnya lagi, jadi perubahan ini tidak tersimpan.
hint-store-unsaved-gone = Pasang lagi flashdisknya atau kembalikan file itu, lalu ulangi.
error-store-dangling = Data yang dituju sudah tidak ada. Perubahan Anda tidak disimpan.
error-record-empty = Isian `{ $field }` tidak boleh kosong.
error-record-out-of-range = Nilai isian `{ $field }` di luar batas.
hint-record = Betulkan isian itu, lalu simpan lagi.
error-store-nothing-to-undo = Tidak ada yang bisa dibatalkan atau diulangi.
error-store-not-undoable = Perubahan ini tidak bisa dibatalkan.
hint-store-history = Lihat Riwayat, atau `juragan log`.
error-store-replaced = File data dipindah, dihapus, atau diganti selagi juragan berjalan.
hint-store-replaced = Kembalikan file ke tempat semula, atau keluar dan buka lagi.
error-store-closed = File data sudah ditutup.
hint-store-closed = Keluar, lalu buka juragan lagi.

## Kata sandi dan kunci pemulihan
passphrase-warning = Setelah kata sandi dipasang, data dan cadangannya hanya bisa dibuka dengan kata sandi atau kunci pemulihan. Bila keduanya hilang, tidak ada seorang pun yang bisa membukanya lagi.
passphrase-old-copies = { $count } cadangan atau salinan lama masih bisa dibuka seperti sebelumnya. Hapus sekarang? Cadangan baru langsung dibuat sebagai gantinya.
error-passphrase-differs = Kedua ketikan kata sandi tidak sama.
error-passphrase-short = Kata sandi terlalu pendek: paling sedikit { $least } huruf.
hint-passphrase-words = Tiga atau empat kata biasa mudah diingat dan sulit ditebak.
error-passphrase-there = Data ini sudah memakai kata sandi.
hint-passphrase-change = Untuk menggantinya: `juragan passphrase change`.
error-passphrase-none = Data ini belum memakai kata sandi.
hint-passphrase-set = Untuk memasangnya: `juragan passphrase set`.
error-passphrase-not-removable = Yang bisa dilepas hanya kata sandi operator lain.
error-recovery-group = Kunci pemulihan: kelompok ke-{ $group } salah ketik.
error-recovery-short = Kunci pemulihan belum lengkap: seharusnya sembilan kelompok berisi empat huruf atau angka.
error-recovery-long = Kunci pemulihan kelebihan: seharusnya sembilan kelompok berisi empat huruf atau angka.
error-recovery-whole = Kunci pemulihan tidak cocok secara keseluruhan. Periksa apakah semua kelompok dari kertas yang sama.
error-copy-not-deleted = { $file } tidak bisa dihapus. File ini masih bisa dibuka seperti sebelumnya.

## Cadangan dan pulihkan
error-backup-second-place = Letak cadangan kedua tidak bisa dicatat di folder { $folder }.
restore-same = Isi file ini sama dengan data sekarang.
restore-older = File ini kurang { $count } perubahan sejak { $weekday ->
    [1] Senin
    [2] Selasa
    [3] Rabu
    [4] Kamis
    [5] Jumat
    [6] Sabtu
   *[7] Minggu
} { $date } pukul { $time } oleh { $by }. Perubahan itu hilang bila file ini dipakai.
restore-newer = File ini punya { $count } perubahan lebih banyak daripada data sekarang, sejak { $weekday ->
    [1] Senin
    [2] Selasa
    [3] Rabu
    [4] Kamis
    [5] Jumat
    [6] Sabtu
   *[7] Minggu
} { $date } pukul { $time } oleh { $by }.
restore-apart = File ini dan data sekarang berjalan sendiri-sendiri. Bila dipakai, { $count } perubahan di data sekarang hilang (sejak { $weekday ->
    [1] Senin
    [2] Selasa
    [3] Rabu
    [4] Kamis
    [5] Jumat
    [6] Sabtu
   *[7] Minggu
} { $date } pukul { $time } oleh { $by }) dan { $gained } perubahan lain masuk.
restore-other-centre = File ini bukan cadangan data ini, melainkan data lain: { $centre }.
restore-nothing-to-compare = Data sekarang tidak ada atau tidak bisa dibaca, jadi tidak bisa dibandingkan.
restore-missing = Cadangan di laptop ini punya { $count } perubahan yang tidak ada di data ini, sejak { $weekday ->
    [1] Senin
    [2] Selasa
    [3] Rabu
    [4] Kamis
    [5] Jumat
    [6] Sabtu
   *[7] Minggu
} { $date } pukul { $time } oleh { $by }. Mungkin file ini salinan lama.
restore-key-present = Kata sandinya tetap yang sekarang.
restore-key-nobody = Setelah dipulihkan, data terbuka tanpa kata sandi.
restore-key-that-time = Setelah dipulihkan, berlaku kata sandi pada saat cadangan ini dibuat.
log-backup-restore = data dipulihkan dari { $file }
log-laptop-leave = pindah ke laptop lain; salinannya di { $folder }
log-laptop-stay = tetap memakai laptop ini
error-laptop-left = Data ini sudah pindah ke laptop lain; di laptop ini hanya bisa dilihat.
hint-laptop-left = Tetap mau memakai laptop ini? F9, Cadangan, lalu l.
error-laptop-no-file = Data ini tidak punya file sendiri, jadi tidak bisa dipindah.
log-passphrase-set = kata sandi dipasang
log-passphrase-change = kata sandi diganti
log-passphrase-remove = kata sandi dilepas
log-passphrase-recovery-key = kunci pemulihan diganti
log-passphrase-recover = kata sandi baru dipasang dengan kunci pemulihan

## Penyimpanan sementara
emergency-kept = Yang belum tersimpan disimpan sementara, terkunci, di { $path }.
emergency-stored = { $count } perubahan yang dulu belum tersimpan sudah dimasukkan.
emergency-refused = { $count } perubahan yang dulu belum tersimpan tidak cocok lagi dengan data sekarang. Periksa dan isi lagi bila masih perlu.
error-emergency-waiting = Masih ada perubahan dari penyimpanan sementara yang belum dimasukkan.
hint-emergency-waiting = Keluar dan buka juragan lagi; perubahan itu ditawarkan lebih dulu.

## Periksa keutuhan
finding-verify-slots = Satu dari dua salinan bagian kunci rusak; salinan yang lain masih berlaku. Buat cadangan baru.
finding-verify-draft = Satu isian yang belum selesai rusak dan tidak bisa dibuka.
finding-verify-record = { $table ->
    [centre] Lembaga
    [curriculum] Kurikulum
    [cohort] Angkatan
    [session] Sesi
    [person] Peserta
    [enrolment] Keikutsertaan
    [register] Presensi
    [decision] Kelulusan
    [venture] Usaha
    [milestone] Langkah alumni
    [follow_up] Pendampingan
    [shipment] Pengiriman
    [submission] Laporan
    [operator] Operator
   *[other] Data
} { $record }: { $trouble ->
    [sealed] tidak bisa dibuka; isinya rusak, dipindah, atau ditukar.
    [undecodable] isinya bukan data yang benar.
    [unfit] isinya di luar batas yang boleh.
    [names] data yang dirujuknya ({ $other }) tidak ada.
   *[journal] tidak sama dengan riwayat perubahannya.
}
finding-verify-entry = Riwayat nomor { $number } (seri { $replica }): { $fault ->
    [missing] hilang.
    [unreadable] rusak, dipindah, atau ditukar.
    [unchained] diubah, atau perubahan sebelumnya diubah.
    [changed] salah satu isinya diubah.
    [removed] salah satu isinya hilang.
    [added] ada isi yang ditambahkan kemudian.
    [unindexed] tidak muncul di riwayat data yang diubahnya.
   *[impossible] isinya tidak cocok dengan perubahan sebelumnya.
}
