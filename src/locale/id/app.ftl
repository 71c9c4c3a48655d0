### Kegiatan di lembaga: kesalahan, saran, dan riwayat perubahan.
app-saved-at = Sudah tersimpan { $time }

## Tempat, pembukaan, pendirian
error-centre-exists = Di { $path } sudah ada data.
error-centre-name-empty = Nama lembaga belum diisi.
error-config-folder = Folder setelan { $folder } tidak bisa dibaca atau ditulis.
error-no-centre = File data ini belum berisi lembaga: pembuatannya dulu terputus.
error-no-home-folder = Folder pengguna di laptop ini tidak ditemukan.
error-operator-name-empty = Nama operator belum diisi.
error-operator-unknown = Tidak ada operator bernama { $name }. Yang ada: { $known }.
error-output = Hasil perintah tidak bisa ditulis.
error-passphrase-file = File kata sandi { $path } tidak bisa dibaca.
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
