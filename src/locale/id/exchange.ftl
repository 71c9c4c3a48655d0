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
