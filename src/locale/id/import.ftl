### Subject: import.

## Why a file was not read, and what to do next.

error-source-missing = Berkas itu tidak ada.
error-source-not-a-file = Itu folder atau perangkat, bukan berkas.
error-source-unreadable = Berkas tidak dapat dibuka atau dibaca.
error-source-no-reader = Bagian program yang membaca berkas Excel tidak dapat dijalankan.
error-source-empty = Berkas ini kosong: tidak ada satu sel pun yang berisi.
error-source-document = Ini dokumen pengolah kata, bukan tabel.
error-source-pdf = Ini PDF, bukan tabel.
error-source-web-page = Ini halaman web atau XML, walaupun namanya mungkin .xls.
error-source-locked = Berkas ini dikunci dengan kata sandi.
error-source-not-a-table = Isi berkas ini bukan tabel.
error-source-damaged = Berkas Excel atau LibreOffice ini rusak, sebagian isinya tidak terbaca.
error-source-open-quote = Tanda kutip (") di baris { $row } tidak ditutup.
error-source-rows = Barisnya lebih dari { $most }.
error-source-columns = Kolomnya lebih dari { $most }.
error-source-cells = Sel yang berisi lebih dari { $most }.
error-source-cell-chars = Ada sel yang isinya lebih dari { $most } huruf.
error-source-text = Tulisan di dalamnya lebih dari { $most } MB.
error-source-unpacked = Isi berkas ini lebih dari { $most } MB setelah dibuka.
error-source-entries = Di dalam berkas ini ada lebih dari { $most } bagian.
error-source-memory = Untuk membaca berkas ini diperlukan memori lebih dari { $most } MB.
error-source-time = Membaca berkas ini memakan waktu lebih dari { $most } detik.

hint-source-path = Periksa nama dan folder berkas.
hint-source-close = Tutup berkas itu di program lain, atau salin ke folder lain, lalu coba lagi.
hint-source-reinstall = Salin ulang program juragan ke komputer ini, lalu coba lagi.
hint-source-kinds = Yang dapat dibaca: Excel (.xlsx, .xls), LibreOffice (.ods), dan CSV.
hint-source-save-again = Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu coba lagi.
hint-source-quote = Buka di Excel atau Notepad, hapus atau lengkapi tanda kutip itu, simpan, lalu coba lagi.
hint-source-unlock = Buka di Excel, hapus kata sandinya (File, Info, Lindungi), simpan, lalu coba lagi.
hint-source-smaller = Salin hanya tabel peserta ke berkas baru, simpan, lalu coba lagi.

## Why no list of participants was found in a file.

error-table-no-sheet = Tidak ada lembar dengan nama itu. Yang ada: { $sheets }.
error-table-no-headings = Tidak ditemukan baris judul kolom seperti NIK dan Nama.
error-table-no-nik = Daftar ini tidak mempunyai kolom NIK.
error-table-no-name = Daftar ini tidak mempunyai kolom nama.
error-table-no-rows = Di bawah judul kolom tidak ada peserta satu pun.

hint-table-headings = Beri judul pada setiap kolom di satu baris: NIK, Nama, dan seterusnya.
hint-table-sheet = Sebutkan nama lembarnya dengan --sheet.

## What is wrong with a cell of a list.

finding-nik-number = NIK ini tersimpan sebagai angka, dan Excel sudah menghilangkan angka terakhirnya. Ketik ulang dari KTP sebagai teks.
finding-nik-twice = NIK ini sudah ada di baris { $first }.
finding-date-impossible = Tanggal itu tidak ada di kalender.
finding-date-serial = Sel ini berisi angka, bukan tanggal; dibaca sebagai { $day }.
finding-date-century = Tahunnya hanya dua angka; dibaca sebagai { $day }.
finding-phone-several = Ada lebih dari satu nomor; yang dipakai nomor pertama.
finding-country-unknown = Nama negara ini tidak dikenal, jadi belum diisi.
finding-region-unknown = Kecamatan ini tidak ada dalam daftar wilayah, jadi belum diisi.
finding-region-several = Ada { $count } kecamatan dengan nama ini; lengkapi kabupaten atau kotanya.
finding-cell-fault = Rumus di sel ini menghasilkan kesalahan.
finding-cell-is-date = Excel mengubah isi sel ini menjadi tanggal, jadi belum diisi.
finding-looks-like = Mirip dengan { $name } yang sudah tercatat dengan NIK lain; mungkin orang yang sama.
finding-name-differs = NIK ini sudah tercatat dengan nama { $name }.
finding-nik-of-another = NIK ini milik { $name } yang sudah tercatat, dengan tanggal lahir lain. Periksa KTP-nya.

## Taking a list into a cohort.

error-cohort-finished = Angkatan { $code } sudah lulus, jadi peserta, presensi, dan nilainya tidak bisa diubah lagi di sini.
error-too-many-participants = Pesertanya lebih banyak daripada nomor urut yang ada.
log-participants-import = daftar peserta dimuat ke angkatan { $cohort }: { $new } masuk, { $changed } diubah, { $refused } ditolak

## Registers and scores.

error-table-no-day = Tidak ada kolom tanggal atau nomor sesi.
error-table-no-score = Tidak ada kolom nilai: kode modul, tes awal, atau tes akhir.
error-table-no-session = Tidak satu pun tanggal atau nomor di judul kolom adalah sesi angkatan ini.
hint-plan-sessions = Periksa angkatannya, atau rencanakan dulu sesinya: `juragan session plan`.
hint-table-days = Beri judul tanggalnya (02/03/2026) atau nomornya (Sesi 1) pada setiap kolom presensi.
hint-table-scores = Beri judul kode modulnya (M01), Pre Test, atau Post Test pada setiap kolom nilai.
finding-not-a-mark = Presensi ditulis H, I, S, A, atau T (dengan menit: T20); kosong berarti belum diisi.
finding-no-session = Kolom ini tidak dimuat: tidak ada sesi nomor { $number }.
finding-no-session-on = Kolom ini tidak dimuat: tidak ada sesi pada { $day }.
finding-sessions-several = Kolom ini tidak dimuat: ada { $count } sesi pada tanggal itu. Pakai satu kolom untuk tiap sesi, atau judul seperti Sesi 1.
finding-session-locked = Yang berbeda di kolom ini tidak dimuat: sesi { $number } sudah terkunci. Buka dulu dengan alasan.
finding-not-expected = Tidak dimuat: pada { $day } orang ini belum masuk atau sudah keluar.
finding-column-unknown = Kolom ini tidak dimuat: judulnya bukan kode atau judul modul dalam kurikulum angkatan ini.
finding-not-in-cohort = Orang ini tidak ada di angkatan ini.
finding-roll-of-another = Nomor ini milik { $name }.
finding-roll-unknown = Nomor ini tidak ada di angkatan ini.
finding-name-several = Ada beberapa orang dengan nama ini; tambahkan NIK atau nomor urutnya.
finding-person-twice = Orang ini sudah ada di baris { $first }.
log-register-import = presensi dimuat ke angkatan { $cohort }: { $filled } diisi, { $changed } diganti, { $refused } baris ditolak
log-scores-import = nilai dimuat ke angkatan { $cohort }: { $filled } diisi, { $changed } diganti, { $refused } baris ditolak
