using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Api.Commands.Bids;
using Register.Api.Language;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>bid-key</c>: the pair of keys of an authority that keeps its bids from everybody until the opening, and what a bidder does with the public
/// one. For anybody's machine: it needs neither the database nor the key ring.</summary>
internal static class BidKeys
{
    public static Command Command() => new("bid-key", "Make the keys of a tender whose authority holds the private one, and encrypt offers to them. It needs no database.") { New(), Id(), Seal() };

    private static Command New()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write the private key (PKCS #8, PEM). It must not exist yet; only its owner reads it." };
        var publicFile = new Option<FileInfo?>("--public") { Description = "Where to write the public key (PEM); standard output without it.", HelpName = "file" };
        var bits = new Option<int>("--bits") { Description = "3072 or 4096.", DefaultValueFactory = _ => BidKey.Sizes[0] };
        bits.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !BidKey.Sizes.Contains(result.GetValueOrDefault<int>())) result.AddError($"--bits wants {string.Join(" or ", BidKey.Sizes)}.");
        });
        var command = new Command("new", "Make a pair for one tender: the public key goes into its settings (bidKey), the private key to the opening.") { file, publicFile, bits };
        command.SetAction((parsed, _) => Make(parsed.GetRequiredValue(file), parsed.GetValue(publicFile), parsed.GetValue(bits)));
        return command;
    }

    private static Command Id()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A private or public key (PEM), or a lot as the API shows it." };
        var command = new Command("id", "Tell the fingerprint (kid) of a key: whether a private key is the one of a tender, without handing it in.") { file };
        command.SetAction((parsed, _) =>
        {
            Console.WriteLine(Read(parsed.GetRequiredValue(file)).Key.Id);
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Seal()
    {
        var key = new Argument<FileInfo>("KEY") { Description = "The lot as the API shows it (GET /v1/lots/{lotId}), or the public key (PEM)." };
        var offer = new Argument<FileInfo>("OFFER") { Description = "The offer (JSON), as it would stand in clear in a bid." };
        var lead = new Option<Id<Freelancer>>("--lead") { Description = "Who bids: the freelancer alone, or the lead of the consortium.", Required = true, HelpName = "id", CustomParser = Keys.IdOf<Freelancer> };
        var lot = new Option<Id<Lot>?>("--lot") { Description = "The lot; needed beside a public key.", HelpName = "id", CustomParser = result => Keys.IdOf<Lot>(result) };
        var consortium = new Option<Id<Consortium>?>("--consortium") { Description = "The consortium that bids.", HelpName = "id", CustomParser = result => Keys.IdOf<Consortium>(result) };
        var expect = new Option<string?>("--expect") { Description = "The fingerprint (kid) as the authority told it elsewhere; with another key nothing is encrypted.", HelpName = "kid" };
        var output = new Option<FileInfo?>("--out") { Description = "Where to write the body to post. It must not exist yet; standard output without it.", HelpName = "file" };
        var command = new Command("seal", "Encrypt an offer, and write the body of the bid to post. Keep that file: its SHA-256 is on the receipt.") { key, offer, lead, lot, consortium, expect, output };
        command.SetAction((parsed, _) =>
        {
            var read = Read(parsed.GetRequiredValue(key));
            if (parsed.GetValue(expect) is { } kid && kid != read.Key.Id) throw new CommandFailure($"The fingerprint of the key is {read.Key.Id}, not the one that was expected.", Failures.FoundWrong);
            var lotId = parsed.GetValue(lot) ?? read.Lot ?? throw new CommandFailure("--lot is needed beside a public key.");
            if (read.Lot is { } own && own != lotId) throw new CommandFailure("--lot is another lot than the file is of.");
            var json = OfferIn(parsed.GetRequiredValue(offer), read.Award);
            var body = RegisterJson.Write(new NewBid { ConsortiumId = parsed.GetValue(consortium), EncryptedOffer = Jwe.Encrypt(OfferHeader.For(read.Key, lotId, parsed.GetValue(lead)), read.Key, json) });
            return Write(parsed.GetValue(output), body, read.Key);
        });
        return command;
    }

    private static async Task<int> Make(FileInfo file, FileInfo? publicFile, int bits)
    {
        if (publicFile is { Exists: true }) throw new CommandFailure($"{publicFile.FullName} exists already; a key never replaces a file.");
        if (file.Exists) throw new CommandFailure($"{file.FullName} exists already; a key never replaces a file.");
        using var rsa = RSA.Create(bits);
        await using (var stream = PrivateFile.Create(file.FullName))
        {
            await using var writer = new StreamWriter(stream);
            await writer.WriteLineAsync(rsa.ExportPkcs8PrivateKeyPem());
        }
        return await Write(publicFile, rsa.ExportSubjectPublicKeyInfoPem() + "\n", BidKey.Read(rsa.ExportSubjectPublicKeyInfoPem())!);
    }

    private static async Task<int> Write(FileInfo? file, string text, BidKey key)
    {
        if (file is null) await Console.Out.WriteAsync(text);
        else
        {
            await using var writer = new StreamWriter(new FileStream(file.FullName, FileMode.CreateNew));
            await writer.WriteAsync(text);
        }
        await Console.Error.WriteLineAsync($"The fingerprint (kid) of the key is {key.Id}.");
        return 0;
    }

    private static byte[] OfferIn(FileInfo file, AwardMethod? award)
    {
        var json = File.ReadAllBytes(file.FullName);
        // Whether the tender wants a statement of independence the lot does not say.
        if (BidOpener.Offer(json, award, ConflictPolicy.RefuseBoth, out var flaws) is not null) return json;
        throw new CommandFailure(string.Join('\n', flaws.Select(f => $"{file.Name}: {f.Pointer}: {Texts.Of(f.Code, "en", f.Arguments)}")), Failures.FoundWrong);
    }

    private static (BidKey Key, Id<Lot>? Lot, AwardMethod? Award) Read(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        if (text.TrimStart() is ['{', ..]) return ReadLot(text, file);
        return (BidKey.Read(BidKey.IsPrivate(text) ? PublicOf(text, file) : text) ?? throw NoKey(file), null, null);
    }

    private static (BidKey Key, Id<Lot>? Lot, AwardMethod? Award) ReadLot(string text, FileInfo file)
    {
        try
        {
            var lot = JsonNode.Parse(text)!;
            if (lot["bidKey"]?["publicKey"]?.GetValue<string>() is { } pem && BidKey.Read(pem) is { } key)
                return (key, lot["id"].Deserialize<Id<Lot>>(RegisterJson.Options), lot["award"].Deserialize<AwardMethod>(RegisterJson.Options));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CommandFailure($"{file.FullName} is no lot as the API shows it: {error.Message}", Failures.FoundWrong);
        }
        throw NoKey(file);
    }

    private static string PublicOf(string pem, FileInfo file)
    {
        using var rsa = BidKey.ReadPrivate(pem) ?? throw NoKey(file);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    private static CommandFailure NoKey(FileInfo file) => new($"{file.FullName} holds no RSA key of {string.Join(" or ", BidKey.Sizes)} bits.", Failures.FoundWrong);
}
