import { bugleSchema, callsSchema, messagesSchema, threadsSchema } from './made-database.ts';

/** What each directory beside this file holds the golden output of. */
export const situations: Readonly<Record<string, string>> = {
  'good-texts': `${messagesSchema}${threadsSchema}
    INSERT INTO sms (_id, thread_id, address, date, date_sent, protocol, read, status, type, body) VALUES
      (1, 1, '+447700900123', 1717200000123, 1717199999000, 0, 1, -1, 1, 'I know where you are 😀'),
      (2, 1, '07700 900123', 1717200060000, 0, NULL, 1, 0, 2, 'Stop'),
      (3, 2, 'EXBANK', 1717200120000, 1717200119000, 0, 0, -1, 1, 'Your code is 123456'),
      (4, 3, '60777', 1717200180000, 0, 0, 0, -1, 1, 'short code'),
      (7, 1, '+447700900123', 1717200240000, 0, NULL, 1, 64, 2, 'never came');`,
  'good-pictures': `${messagesSchema}${threadsSchema}
    INSERT INTO canonical_addresses VALUES (1, '+447700900123'), (2, '+447700900456');
    INSERT INTO threads (_id, recipient_ids) VALUES (1, '1'), (2, '1 2');
    INSERT INTO pdu (_id, thread_id, date, date_sent, msg_box, m_type, sub, sub_cs) VALUES
      (3, 1, 1717200000, 1717199990, 1, 132, 'CafÃ©', 106),
      (5, 2, 1717200100, 1717200090, 1, 132, NULL, NULL),
      (6, 2, 1717200200, 0, 2, 128, NULL, NULL);
    INSERT INTO part (_id, mid, seq, ct, name, cl, _data, text) VALUES
      (1, 3, -1, 'application/smil', 'smil.xml', 'smil.xml', NULL, '<smil/>'),
      (2, 3, 0, 'image/jpeg', 'house.jpg', 'house.jpg', '/data/user_de/0/app_parts/PART_1717200000001_house.jpg', NULL),
      (3, 3, 0, 'text/plain', 'text.txt', NULL, NULL, 'your house'),
      (4, 5, 0, 'text/plain', NULL, NULL, NULL, 'to both'),
      (5, 5, 1, 'text/plain', NULL, NULL, NULL, 'second line'),
      (6, 6, 0, 'text/x-vCard', 'a.vcf', NULL, NULL, 'BEGIN:VCARD'),
      (7, 6, 1, 'text/plain', NULL, NULL, NULL, 'answer to both');
    INSERT INTO addr (msg_id, address, type, charset) VALUES
      (3, '+447700900123', 137, 106), (3, '+447700900999', 151, 106),
      (5, '+447700900456', 137, 106), (5, '+447700900999', 151, 106), (5, '+447700900123', 151, 106),
      (6, 'insert-address-token', 137, 106), (6, '+447700900123', 151, 106), (6, '+447700900456', 151, 106);`,
  'good-rcs-among-mms': `${messagesSchema}${threadsSchema}
    INSERT INTO canonical_addresses VALUES (1, '+447700900123'), (2, '1b2c3d4e@rcs.google.com');
    INSERT INTO threads (_id, recipient_ids) VALUES (1, '1'), (2, '2');
    INSERT INTO pdu (_id, thread_id, date, msg_box, m_type, ct_t, tr_id, creator) VALUES
      (1, 1, 1717200000, 1, 132, 'text/plain', 'proto:CjoKImNvbQ==', 'com.google.android.apps.messaging'),
      (2, 2, 1717200010, 1, 132, 'text/plain', 'proto:CjoKImNvbQ==', 'com.google.android.apps.messaging');
    INSERT INTO part (mid, ct, text) VALUES (1, 'text/plain', 'over RCS'), (2, 'text/plain', 'in the group');
    INSERT INTO addr (msg_id, address, type) VALUES (1, '+447700900123', 137), (2, '+447700900456', 137),
      (2, '+447700900123', 130);`,
  'odd-without-threads': `${messagesSchema}
    INSERT INTO pdu (_id, date, msg_box, m_type) VALUES (1, 1717200000, 1, 132), (2, 1717200100, 1, 132), (3, 1717200200, 1, 130);
    INSERT INTO part (mid, ct, text) VALUES (1, 'text/plain', 'to all three'), (2, 'text/plain', 'only to you');
    INSERT INTO addr (msg_id, address, type) VALUES
      (1, '+447700900123', 137), (1, '+447700900999', 151), (1, '+447700900456', 130),
      (2, '+447700900123', 137), (2, '+447700900999', 151), (3, '+447700900123', 137);`,
  'odd-rows': `${messagesSchema}
    INSERT INTO sms (_id, address, date, date_sent, type, body) VALUES
      (1, NULL, 1717200000000, 0, 1, 'from nobody'), (2, '+447700900123', 0, 0, 1, 'no time'),
      (3, '+447700900123', NULL, NULL, NULL, NULL), (4, '+447700900123', 1717200000000, 0, 3, ''),
      (5, '+447700900123', 1717200000000, 0, 5, 'null'), (6, '+447700900123', 99999999999999999, 0, 99, 'far away'),
      (7, '+447700900123', 1717200000000, 0, 1, CAST(X'6869ff21' AS TEXT)),
      (8, 'insert-address-token', 1717200000000, 0, 2, 'to myself'),
      (9, printf('%.*c', 70000, '7'), 1717200000000, 0, 1, 'too long an address');
    INSERT INTO pdu (_id, date, msg_box, m_type, tr_id) VALUES (1, 1717200000000, 1, 132, 'T1'), (2, 0, 4, 128, NULL);
    INSERT INTO part (mid, ct, text) VALUES (99, 'text/plain', 'of a message that is gone'), (NULL, 'text/plain', 'of none'),
      (1, 'text/plain', CAST(X'ff0a' AS TEXT)), (1, 'text/plain', 'and well');
    CREATE TABLE im (_id INTEGER PRIMARY KEY, body TEXT);
    INSERT INTO im (body) VALUES ('a chat of another maker');`,
  'odd-few-columns': `CREATE TABLE sms (address TEXT, body TEXT, "naïve" TEXT);
    CREATE TABLE pdu (_id INTEGER PRIMARY KEY); CREATE TABLE part (mid INTEGER, text TEXT); CREATE TABLE addr (address TEXT);
    INSERT INTO sms VALUES ('+447700900123', 'no id, no date', 'x'); INSERT INTO pdu VALUES (4);
    INSERT INTO part VALUES (4, 'a part of no kind');`,
  'odd-utf16': `PRAGMA encoding = 'UTF-16le'; ${messagesSchema}
    INSERT INTO sms (_id, address, date, type, body) VALUES (1, '+447700900123', 1717200000000, 1, 'Zoë 😀');`,
  'good-calls': `${callsSchema}
    INSERT INTO calls (_id, number, date, duration, type, name, geocoded_location) VALUES
      (1, '+447700900123', 1717200000000, 65, 1, 'Sam Example', 'United Kingdom'), (2, '07700900123', 1717200100000, 5, 2, NULL, NULL),
      (3, '+447700900123', 1717200200000, 0, 3, NULL, NULL), (5, '+447700900123', 1717200300000, 0, 5, NULL, NULL),
      (6, '+447700900123', 1717200400000, 0, 6, NULL, NULL), (7, '+447700900123', 1717200500000, 0, 7, NULL, NULL);
    INSERT INTO calls (_id, number, date, duration, type, features) VALUES (8, '+447700900123', 1717200600000, 12, 1, 1);`,
  'good-voicemail': `${callsSchema}
    INSERT INTO calls (_id, number, date, duration, type, _data, has_content, mime_type, transcription) VALUES
      (1, '+447700900123', 1717200000000, 21, 4, '/data/voicemail/1', 1, 'audio/amr', 'call me back'),
      (2, '+447700900123', 1717200100000, 3, 4, NULL, 0, NULL, NULL);
    UPDATE calls SET deleted = 1 WHERE _id = 2;`,
  'odd-withheld-calls': `${callsSchema}
    INSERT INTO calls (_id, number, presentation, date, duration, type) VALUES
      (1, '-1', 3, 1717200000000, 0, 3), (2, '-2', 2, 1717200100000, 0, 3), (3, '', 2, 1717200200000, 0, 3),
      (4, NULL, 2, 1717200300000, 9, 1), (5, '-3', 4, 1717200400000, 9, 1), (6, '60777', 1, 1717200500000, NULL, 42);`,
  'odd-old-contacts-calls': `CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY);
    CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER);
    INSERT INTO calls VALUES (1, '+447700900123', 1317200000000, 7, 1);`,
  'good-google-messages': `${bugleSchema}
    INSERT INTO participants (_id, sub_id, normalized_destination, full_name) VALUES
      (1, 1, '+447700900999', NULL), (2, -2, '+447700900123', 'Sam Example'), (3, -2, '+447700900456', NULL), (4, -1, NULL, NULL);
    INSERT INTO conversations (_id, name, rcs_conference_uri) VALUES (1, 'Sam Example', NULL), (2, 'Flat 4', NULL),
      (3, 'RCS group', 'sip:1b2c3d4e@rcs.google.com');
    INSERT INTO conversation_participants (conversation_id, participant_id) VALUES (1, 2), (2, 2), (2, 3), (3, 2), (3, 3), (3, 1);
    INSERT INTO messages (_id, conversation_id, sender_id, sent_timestamp, received_timestamp, message_protocol, message_status, self_id, mms_subject) VALUES
      (1, 1, 2, 1717199999000, 1717200000123, 0, 100, 1, NULL), (2, 1, 1, 1717200060000, 1717200060000, 0, 1, 1, NULL),
      (3, 1, 4, 0, 1717200120000, 3, 8, 1, NULL), (4, 2, 3, 1717200180000, 1717200181000, 1, 100, 1, 'about the flat'),
      (5, 3, 2, 1717200240000, 1717200241000, 3, 100, 1, NULL), (6, 3, 1, 0, 1717200300000, 3, 3, 1, NULL),
      (7, 1, 2, 0, 1717200360000, 2, 101, 1, NULL), (8, 1, 2, 0, 1717200420000, 3, 205, 1, NULL);
    INSERT INTO parts (message_id, text, uri, content_type, conversation_id, local_cache_path) VALUES
      (1, 'I know where you are 😀', NULL, 'text/plain', 1, NULL), (2, 'Stop', NULL, 'text/plain', 1, NULL),
      (3, 'not gone', NULL, 'text/plain', 1, NULL), (4, 'the door', 'content://mms/part/12', 'image/jpeg', 2, '/data/cache/door.jpg'),
      (4, NULL, 'content://mms/part/13', 'audio/amr', 2, NULL), (5, 'hello group', NULL, 'text/plain', 3, NULL),
      (6, 'draft words', NULL, 'text/plain', 3, NULL), (6, 'BEGIN:VCARD', NULL, 'text/x-vCard', 3, NULL),
      (8, '', NULL, 'text/plain', 1, NULL);`,
  'odd-google-messages': `
    CREATE TABLE conversations (_id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE participants (_id INTEGER PRIMARY KEY, sub_id INT, send_destination TEXT);
    CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INT, sender_id INT, sent_timestamp INT, received_timestamp INT, message_status INT);
    CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INT, text TEXT);
    CREATE TABLE conversation_to_participants (conversation_id INT, participant_id INT);
    INSERT INTO participants VALUES (1, -2, '+447700900123'), (2, NULL, NULL);
    INSERT INTO conversation_to_participants VALUES (1, 1);
    INSERT INTO messages VALUES (1, 1, 1, 1717200000000, 0, 100), (2, 9, 8, NULL, NULL, NULL), (3, 1, NULL, 0, 1717200000000, 1), (4, 9, 1, 0, 1717200000000, 100);
    INSERT INTO parts VALUES (1, 1, 'only the sent time'), (2, 77, 'of nothing'), (3, 3, 'no sender, sent by its status');`,
};
