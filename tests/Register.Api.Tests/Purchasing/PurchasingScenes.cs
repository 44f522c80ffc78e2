using System.Net;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Purchasing;

/// <summary>Purchasing conditions that only have to be there.</summary>
public static class PurchasingScenes
{
    public static readonly object Document = new { title = "Algemene inkoopvoorwaarden", url = "https://www.example.nl/aiv.pdf", sha256 = new string('a', 64) };

    public static readonly object Insurance = new { kind = "liabilityInsurance", perEvent = new { amount = 1_250_000.00, currency = "EUR" } };

    public static object Text(string title = "Inkoopvoorwaarden groen", params object[] conditions) =>
        new { title, documents = new[] { Document }, conditions = conditions.Length > 0 ? conditions : [Insurance] };

    /// <summary>A person who may publish, at a municipality of her own.</summary>
    public static async Task<ApiClient> ABuyer(this RegisterApp app) => await app.APersonAt(await app.AnAuthority(), Duties.Publish);

    /// <summary>A published set.</summary>
    public static async Task<string> ASet(this ApiClient buyer, params object[] conditions) =>
        (await buyer.Post("/v1/purchasing-conditions", Text(conditions: conditions))).ShouldBe(HttpStatusCode.Created).Id;
}
