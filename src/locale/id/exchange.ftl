### Berkas laporan: lembar, judul kolom, profil, pemeriksaan sebelum laporan dibuat.

## Sheets that explain a file
sheet-about = Keterangan
sheet-dictionary = Kamus data
sheet-codes = Kode
sheet-column-fact = Keterangan
sheet-column-value = Isi
sheet-column-sheet = Lembar
sheet-column-heading = Judul kolom
sheet-column-name = Nama tetap
sheet-column-kind = Jenis isi
sheet-column-demand = Wajib diisi
sheet-column-codes = Pilihan (kode = tertulis)
sheet-column-source = Sumber
column-kind-text = teks
column-kind-integer = bilangan bulat
column-kind-percent = persen
column-kind-money = uang
column-kind-date = tanggal
column-kind-moment = tanggal dan jam
column-kind-choice = pilihan
column-demand-none = boleh kosong
column-demand-warn = sebaiknya diisi
column-demand-block = wajib diisi

## Facts about a file
about-title = Judul
about-profile = Profil (edisi)
about-centre = Lembaga
about-receiver = Penerima
about-purpose = Tujuan
about-cohort = Angkatan
about-from = Dari tanggal
about-to = Sampai tanggal
about-people = Jumlah orang
about-consent = Persetujuan
about-full-nik = Alasan NIK lengkap
report-without-consent = { $count } dari { $people } orang belum memberi persetujuan untuk { $receiver }

## Built-in profiles
profile-laporan-akhir = Laporan akhir pelatihan
receiver-laporan-akhir = Penyelenggara program pelatihan
purpose-laporan-akhir = Pertanggungjawaban pelaksanaan pelatihan satu angkatan
why-nik-laporan-akhir = Sertifikat dan berita acara sidang kelulusan dicocokkan dengan data kependudukan
profile-kp2mi-peserta = Peserta pelatihan untuk KP2MI
receiver-kp2mi-peserta = Kementerian Pelindungan Pekerja Migran Indonesia
purpose-kp2mi-peserta = Pendataan pemberdayaan pekerja migran dan keluarganya
why-nik-kp2mi-peserta = Peserta dicocokkan dengan data penempatan dan kepulangan pekerja migran
profile-kemendag-eksportir = Lulusan menuju ekspor untuk Kemendag
receiver-kemendag-eksportir = Kementerian Perdagangan
purpose-kemendag-eksportir = Pendampingan calon eksportir dan pendataan ekspor perdana

## Sheets of the built-in profiles
sheet-participants = Peserta
sheet-attendance = Presensi
sheet-sessions = Sesi
sheet-scores = Nilai
sheet-decision = Kelulusan
sheet-graduates = Lulusan
sheet-shipments = Pengiriman
heading-cohort-code = Angkatan
heading-decision-date = Tanggal sidang
heading-venture-name = Nama usaha
heading-country-code = Kode negara
heading-cohort-start = Tanggal mulai
heading-participant-kind = Status PMI
heading-session-number = Sesi
heading-decision-place = Tempat sidang

## Computed values
computed-row-number = No
computed-row-row-code = Kode baris
computed-person-province = Provinsi
computed-person-regency = Kabupaten/kota
computed-person-district = Kecamatan
computed-person-country-name = Negara penempatan
computed-attendance-letter = Presensi
computed-attendance-present = Hadir (H)
computed-attendance-late = Terlambat (T)
computed-attendance-excused = Izin (I)
computed-attendance-sick = Sakit (S)
computed-attendance-absent = Alpa (A)
computed-attendance-unmarked = Belum diisi
computed-attendance-late-minutes = Menit terlambat
computed-attendance-jp-present = JP hadir
computed-attendance-jp-counted = JP dihitung
computed-attendance-percent = Kehadiran
computed-enrolment-score = Nilai
computed-outcome-reason-words = Alasan tidak lulus
computed-session-taught = Materi
computed-session-instructors = Instruktur
computed-session-present = Hadir (H)
computed-session-late = Terlambat (T)
computed-session-excused = Izin (I)
computed-session-sick = Sakit (S)
computed-session-absent = Alpa (A)
computed-journey-stage = Tahap
computed-journey-stage-number = No. tahap
computed-journey-stage-since = Tahap sejak
computed-journey-missing = Kurang untuk tahap berikutnya
computed-journey-incomplete = Bukti belum lengkap
computed-journey-expired = Izin habis
computed-journey-first-export = Ekspor perdana
computed-journey-exports = Jumlah pengiriman
computed-venture-permits = Izin dan sertifikat
computed-venture-products = Produk
computed-venture-product-codes = Kode HS produk
computed-venture-turnover = Omzet sebulan
computed-shipment-destination = Negara tujuan
computed-shipment-currency = Mata uang
computed-shipment-value-in-rupiah = Nilai dalam rupiah
computed-shipment-evidence = Bukti pengiriman

## Reasons of a decision whose figures have changed since
reason-left = Keluar sebelum selesai
reason-attendance = Kehadiran kurang
reason-score-missing = Belum ada nilai
reason-score-low = Nilai kurang
reason-not-competent = Belum kompeten

## Faults of a profile
error-profile-syntax = { $file }, baris { $line }: isian { $key } tidak dapat dibaca ({ $detail }).
error-profile-unknown-key = { $file }, baris { $line }: isian { $key } tidak dikenal.
error-profile-missing-key = { $file }, baris { $line }: isian { $key } belum ada.
error-profile-unknown-word = { $file }, baris { $line }: { $detail } bukan pilihan untuk { $key }.
error-profile-unknown-value = { $file }, baris { $line }: tidak ada kolom data bernama { $detail }.
error-profile-not-in-row = { $file }, baris { $line }: baris lembar ini tidak memuat { $detail }.
error-profile-needs-cohort = { $file }, baris { $line }: { $detail } hanya dapat dipakai bila scope = "cohort".
error-profile-twice = { $file }, baris { $line }: { $key } pada { $detail } sudah dipakai kolom atau lembar lain; beri nama lain.
error-profile-name-of-file = { $file }, baris { $line }: nama { $detail } tidak sama dengan nama berkas.
error-profile-unknown-code = { $file }, baris { $line }: daftar pilihan tidak punya kode { $detail }.
error-profile-not-text = { $file }, baris { $line }: { $key } tidak cocok untuk { $detail }.
error-profile-nik-without-reason = { $file }, baris { $line }: NIK lengkap memerlukan alasan (why_full_nik), atau mask = "part".
error-profile-empty = { $file }, baris { $line }: { $key } kosong.

## Making a report
log-report-export = laporan { $profile } dibuat: { $files } file, { $people } orang
error-profile-unknown = Tidak ada profil laporan bernama { $profile }. Yang ada: { $known }.
hint-profile-list = Daftar profil: `juragan profile list`.
hint-profile-check = Perbaiki file profil, lalu periksa dengan `juragan profile check`.
error-report-needs-cohort = Profil ini melaporkan satu angkatan; angkatannya belum disebut.
hint-report-name-cohort = Sebutkan angkatannya dengan --cohort.
error-report-cohort-or-period = Pilih salah satu: satu angkatan, atau jangka waktu.
error-report-no-centre = Data lembaga belum ada, jadi laporan belum dapat dibuat.
error-report-format = Format { $format } tidak dikenal. Yang ada: { $known }.
error-report-disk-full = Ruang disk penuh saat menulis { $path }. Tidak ada file laporan yang dibuat.
error-report-refused = { $path } tidak dapat ditulis: tidak ada izin, atau file sedang dibuka program lain. Tidak ada file laporan yang dibuat.
error-report-not-a-folder = { $path } bukan folder.
error-report-io = { $path } tidak dapat dibaca atau ditulis.
error-report-differs = { $path } tidak tertulis dengan benar; file itu tidak dipakai.
error-report-too-long = Lembar { $sheet } terlalu panjang untuk satu file Excel.
error-report-text-too-long = Lembar { $sheet }, baris { $row }, kolom { $heading }: isinya terlalu panjang untuk satu sel Excel.
error-report-workbook = File Excel tidak dapat disusun.
error-report-gave-up = File Excel di { $path } tidak selesai ditulis; mungkin ruang disk penuh. Tidak ada file laporan yang dibuat.
hint-report-space = Kosongkan ruang disk atau pilih folder lain, lalu ulangi.
hint-report-close-or-other-folder = Tutup file itu di Excel atau pilih folder lain, lalu ulangi.
hint-report-other-folder = Pilih folder lain, lalu ulangi.
hint-report-csv = Coba format csv.
hint-report-shorten = Pendekkan isian itu atau pilih format csv.

## Findings before a report
finding-required-empty = { $heading } belum diisi.
finding-session-open = Sesi { $number } tanggal { $date } belum ditutup.
finding-marks-missing = Sesi { $number }: { $count } peserta belum diisi.
finding-no-decision = Sidang kelulusan belum dicatat.
finding-without-consent = { $count } dari { $people } orang belum memberi persetujuan untuk laporan ini ({ $purpose }).
