using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Register.Api.Tests.Bids;

/// <summary>Everything the program writes is searched for what a sealed bid holds.</summary>
public sealed class SealingTests : ListeningTests
{
    [Fact]
    public async Task Before_the_opening_the_content_of_a_bid_is_nowhere_and_after_it_the_search_finds_it()
    {
        var (played, bidder, loser) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Ander"));
        var body = BidScenes.ABid(52_417.93m).ToJsonString();
        var first = (await bidder.Bids(played, idempotencyKey: "sealed-1")).ShouldBe(HttpStatusCode.Created);
        (await bidder.Client.Put($"/v1/bids/{first.Id}", body, first.ETag)).ShouldBe(HttpStatusCode.OK);
        // Refused ones must leave nothing either: a second bid, a wrong criterion beside the price.
        (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Conflict);
        var wrong = BidScenes.ABid();
        wrong["offer"]!["answers"]![0]!["criterion"] = "price";
        (await loser.Bids(played, wrong, "sealed-2")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        string[] secrets = ["52417.93", "5241793", "52417,93", "kamperfoelie", digest, Convert.ToBase64String(Convert.FromHexString(digest))];
        foreach (var secret in secrets) Found(secret).ShouldBeEmpty(secret);

        await played.Open();
        foreach (var secret in (string[])["52417.93", "kamperfoelie", digest]) Found(secret).ShouldNotBeEmpty($"The search is blind: {secret}.");
    }

    [Fact]
    public async Task What_stands_in_a_draft_is_nowhere()
    {
        var (played, she) = (await app.ATenderForBids(), await app.AFreelancer());
        var draft = (await she.Client.Post($"/v1/lots/{played.LotId}/bid-drafts", BidScenes.ABid(52_417.93m).ToJsonString(), "draft-1")).ShouldBe(HttpStatusCode.Created);
        var body = BidScenes.ABid(52_417.93m, "Nog eens de wilde kamperfoelie.");
        body["offer"]!["declarations"]!.AsArray().Clear();
        (await she.Client.Put($"/v1/bid-drafts/{draft.Id}", body.ToJsonString(), draft.ETag)).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post($"/v1/bid-drafts/{draft.Id}/submission", idempotencyKey: "draft-2")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var secret in (string[])["52417.93", "5241793", "kamperfoelie"]) Found(secret).ShouldBeEmpty(secret);
        Found(draft.Id).ShouldNotBeEmpty("The search is blind.");
    }

    [Fact]
    public async Task A_flipped_bit_in_any_sealed_part_is_detected_and_then_nothing_is_opened()
    {
        var (played, bidder, other) = (await app.ATenderForBids(), await app.AFreelancer(), await app.AFreelancer("Ander"));
        var id = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        (await other.Bids(played)).ShouldBe(HttpStatusCode.Created);
        var sound = Scalar($"SELECT body FROM bids WHERE id = '{id}'");
        played.PastTheDeadline();
        (await (await played.Opener("anna")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
        var bert = await played.Opener("bert");

        foreach (var place in (int[])[0, 5, 20, 40, -1])
        {
            Update(id, Flipped(sound, place));
            var refused = (await bert.Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Conflict);
            refused.Code.ShouldBe("opening.damaged");
            refused["detail"]!.GetValue<string>().ShouldContain(id);
            (await played.Buyer.Client.Get($"/v1/lots/{played.LotId}/bids")).Code.ShouldBe("bid.sealed");
        }
        Update(id, sound);
        (await bert.Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_earlier_offer_put_back_in_the_database_is_detected()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var first = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created);
        var earlier = Scalar($"SELECT body FROM bids WHERE id = '{first.Id}'");
        (await bidder.Client.Put($"/v1/bids/{first.Id}", BidScenes.ABid(10_000).ToJsonString(), first.ETag)).ShouldBe(HttpStatusCode.OK);
        Update(first.Id, earlier);
        played.PastTheDeadline();
        await (await played.Opener("anna")).Post($"/v1/tenders/{played.TenderId}/opening");
        (await (await played.Opener("bert")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.damaged");
    }

    private List<string> Found(string secret) => app.Traces(lines, secret);

    private static string Flipped(string body, int place)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        var content = Convert.FromBase64String(json["sealed"]!.Text("content"));
        content[place < 0 ? ^1 : place] ^= 1;
        json["sealed"]!["content"] = Convert.ToBase64String(content);
        return json.ToJsonString();
    }

    private string Scalar(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private void Update(string id, string body)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE bids SET body = @body WHERE id = @id";
        command.Parameters.AddWithValue("@body", body);
        command.Parameters.AddWithValue("@id", id);
        command.ExecuteNonQuery().ShouldBe(1);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "register.db")}");
        connection.Open();
        return connection;
    }
}
