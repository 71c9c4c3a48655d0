### Subject: import.

## Why a file was not read, and what to do next.

error-source-missing = There is no such file.
error-source-not-a-file = That is a folder or a device, not a file.
error-source-unreadable = The file cannot be opened or read.
error-source-no-reader = The part of the program that reads workbooks cannot be started.
error-source-empty = This file is empty: nothing stands in any cell.
error-source-document = This is a text document, not a table.
error-source-pdf = This is a PDF, not a table.
error-source-web-page = This is a web page or XML, though its name may end in .xls.
error-source-locked = This file is locked by a password.
error-source-not-a-table = What is in this file is not a table.
error-source-damaged = This workbook is damaged; some of it cannot be read.
error-source-open-quote = The quotation mark (") in row { $row } is never closed.
error-source-rows = It has more than { $most } rows.
error-source-columns = It has more than { $most } columns.
error-source-cells = It has more than { $most } filled cells.
error-source-cell-chars = A cell holds more than { $most } characters.
error-source-text = It holds more than { $most } MB of text.
error-source-unpacked = What is in this file is more than { $most } MB when unpacked.
error-source-entries = This file has more than { $most } parts inside.
error-source-memory = Reading this file takes more than { $most } MB of memory.
error-source-time = Reading this file takes more than { $most } seconds.

hint-source-path = Check the name and the folder of the file.
hint-source-close = Close the file in other programs, or copy it to another folder, then try again.
hint-source-reinstall = Copy the program to this computer again, then try again.
hint-source-kinds = What can be read: Excel (.xlsx, .xls), LibreOffice (.ods), and CSV.
hint-source-save-again = Open it in Excel or LibreOffice, save it as .xlsx, then try again.
hint-source-quote = Open it in Excel or Notepad, remove or complete that mark, save, then try again.
hint-source-unlock = Open it in Excel, remove the password (File, Info, Protect), save, then try again.
hint-source-smaller = Copy only the table of participants to a new file, save, then try again.
