using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Security;

/// <summary>The server's own keys (AES-256), in a file beside the data that only the operator can read. The newest
/// seals; older ones still open. Whoever has the database without this file can read nothing that is sealed.</summary>
public sealed class KeyRing
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const string Next = ".next";
    private readonly IReadOnlyList<RingKey> keys;
    private readonly byte[] macKey;

    private KeyRing(IReadOnlyList<RingKey> keys)
    {
        this.keys = [.. keys.OrderBy(k => k.Number)];
        macKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, this.keys[0].Secret, 32, info: "register-mac"u8.ToArray());
    }

    /// <summary>Opens the file <c>keyring.json</c> in the folder.</summary>
    /// <exception cref="InvalidOperationException">There is none and <paramref name="create"/> is false.</exception>
    public static KeyRing Open(string folder, bool create, TimeProvider clock)
    {
        var path = FileIn(folder);
        if (!File.Exists(path))
        {
            if (!create) throw new InvalidOperationException($"There is no key ring at {path}. Run 'migrate' once to make one, or restore it from its backup.");
            Create(folder, path, clock);
        }
        return Read(path);
    }

    /// <summary>Where the key ring of a data folder is.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "keyring.json");

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidOperationException">It is no key ring.</exception>
    public static KeyRing Read(string path) => new(KeysIn(path));

    /// <summary>A ring with one new key of this number, in memory.</summary>
    /// <exception cref="InvalidOperationException">A number is one byte.</exception>
    public static KeyRing Of(int number, TimeProvider clock) => number > byte.MaxValue
        ? throw new InvalidOperationException("There is no number left for a key.") : new KeyRing([new RingKey(number, RandomNumberGenerator.GetBytes(32), clock.GetUtcNow())]);

    /// <summary>The keys, oldest first.</summary>
    public IReadOnlyList<(int Number, DateTimeOffset CreatedAt)> Keys => [.. keys.Select(k => (k.Number, k.CreatedAt))];

    /// <summary>Writes it beside the place of a folder's key ring, where <see cref="Install"/> takes it from.</summary>
    public void Prepare(string folder) => WriteNext(FileIn(folder), keys);

    /// <summary>Makes what was prepared the key ring of the folder.</summary>
    /// <exception cref="IOException">There is one.</exception>
    public static void Install(string folder) => File.Move(FileIn(folder) + Next, FileIn(folder));

    /// <summary>Adds a key, which seals from the next start on; the others keep opening what they sealed. Back the
    /// file up before and after.</summary>
    /// <returns>The number of the new key.</returns>
    /// <exception cref="InvalidOperationException">There is no key ring, or it is full: a number is one byte.</exception>
    public static int Rotate(string folder, TimeProvider clock)
    {
        var path = FileIn(folder);
        var keys = KeysIn(path);
        var number = keys.Max(k => k.Number) + 1;
        if (number > byte.MaxValue) throw new InvalidOperationException("The key ring is full.");
        WriteNext(path, [.. keys, new RingKey(number, RandomNumberGenerator.GetBytes(32), clock.GetUtcNow())]);
        File.Move(path + Next, path, overwrite: true);
        return number;
    }

    /// <summary>Encrypts (AES-256-GCM) under the newest key. The context (what it is, whose) is authenticated with
    /// it, so that a sealed value moved elsewhere does not open.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content, string context)
    {
        var key = keys[^1];
        return Seal(content, context, key.Secret, (byte)key.Number);
    }

    /// <summary>Decrypts.</summary>
    /// <exception cref="SealLostException">It was sealed under a key that this ring does not have.</exception>
    /// <exception cref="CryptographicException">It was changed or moved.</exception>
    public byte[] Unseal(ReadOnlySpan<byte> content, string context)
    {
        var key = KeyOf(content) ?? throw new SealLostException();
        return Unseal(content, context, key.Secret);
    }

    /// <summary>Whether it has the key under which something was sealed.</summary>
    public bool Holds(ReadOnlySpan<byte> content) => KeyOf(content) is not null;

    /// <summary>A keyed digest (HMAC-SHA-256), for comparing values that must not be stored.</summary>
    public string Mac(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(macKey, content));

    /// <summary>Encrypts under a key of one's own: number, nonce, tag, ciphertext.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> content, string context, ReadOnlySpan<byte> secret, byte number = 0)
    {
        var result = new byte[1 + NonceSize + TagSize + content.Length];
        result[0] = number;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(nonce, content, result.AsSpan(1 + NonceSize + TagSize), result.AsSpan(1 + NonceSize, TagSize), Associated(number, context));
        return result;
    }

    /// <summary>Decrypts what <see cref="Seal(ReadOnlySpan{byte}, string, ReadOnlySpan{byte}, byte)"/> made.</summary>
    /// <exception cref="CryptographicException">It was changed or moved.</exception>
    public static byte[] Unseal(ReadOnlySpan<byte> content, string context, ReadOnlySpan<byte> secret)
    {
        if (content.Length < 1 + NonceSize + TagSize) throw new CryptographicException("Too short to be sealed content.");
        var result = new byte[content.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(content.Slice(1, NonceSize), content[(1 + NonceSize + TagSize)..], content.Slice(1 + NonceSize, TagSize), result, Associated(content[0], context));
        return result;
    }

    // The number is authenticated too, so that not one bit can change unnoticed.
    private static byte[] Associated(byte number, string context) => [number, .. Encoding.UTF8.GetBytes(context)];

    private static void Create(string folder, string path, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        Write(path, [new RingKey(1, RandomNumberGenerator.GetBytes(32), clock.GetUtcNow())]);
    }

    private RingKey? KeyOf(ReadOnlySpan<byte> content)
    {
        var number = content.Length > 0 ? content[0] : -1;
        return keys.FirstOrDefault(k => k.Number == number);
    }

    private static void WriteNext(string path, IReadOnlyList<RingKey> keys)
    {
        File.Delete(path + Next);
        Write(path + Next, keys);
    }

    private static List<RingKey> KeysIn(string path) =>
        JsonSerializer.Deserialize<List<RingKey>>(File.ReadAllText(path), JsonSerializerOptions.Web) is { Count: > 0 } keys
            ? keys : throw new InvalidOperationException($"The key ring at {path} holds no key.");

    private static void Write(string path, IReadOnlyList<RingKey> keys)
    {
        using var file = PrivateFile.Create(path);
        JsonSerializer.Serialize(file, keys, JsonSerializerOptions.Web);
        file.Flush(flushToDisk: true);
    }

    private sealed record RingKey(int Number, byte[] Secret, DateTimeOffset CreatedAt);
}

/// <summary>Something was sealed under a key that the ring does not hold: lost, or of another ring.</summary>
public sealed class SealLostException() : CryptographicException("Sealed under a key that the ring does not hold.");

/// <summary>Why something that was sealed is refused.</summary>
public static class SealRefusals
{
    public static Refusal Lost() => new(RefusalKind.Conflict, "seal.lost");
    public static Refusal AnswerLost() => new(RefusalKind.Conflict, "idempotency.answer-lost");
}

/// <summary>The key ring was lost, and what it had sealed was given up.</summary>
/// <param name="FirstKey">The number of the first key of the new one: what has a lower one is lost.</param>
/// <param name="Bids">Sealed bids that were given up.</param>
/// <param name="Drafts">Drafts of bids.</param>
/// <param name="PriceParts">Price parts.</param>
/// <param name="BidHashes">Registered hashes of bids.</param>
/// <param name="Draws">Prepared draws, which were cancelled.</param>
/// <param name="Answers">Answers kept for retries.</param>
public sealed record KeyRingReplaced(int FirstKey, int Bids, int Drafts, int PriceParts, int BidHashes, int Draws, int Answers) : DomainEvent
{
    /// <summary>Where it stands in the journal.</summary>
    public const string Area = "key-ring";
}
